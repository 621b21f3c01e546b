package org.braggscape.crystal.io;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CifReaderProblemsTest {
    private static final String GOOD = String.join("\n", "data_x", "_cell_length_a 4", "_cell_length_b 4", "_cell_length_c 4",
            "_cell_angle_alpha 90", "_cell_angle_beta 90", "_cell_angle_gamma 90", "_symmetry_equiv_pos_as_xyz x,y,z",
            "loop_ _atom_site_label _atom_site_fract_x _atom_site_fract_y _atom_site_fract_z _atom_site_occupancy",
            "Po1 0 0 0 1", "");

    /** Each case changes a part of a good file into something bad. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "_cell_length_a 4 | _cell_length_a 4,2 | bad.cif, line 2: the cell length a is '4,2', which is no number; write it like 5.431 or 5.431(2).",
            "_cell_length_a 4 | _cell_length_a -4 | bad.cif, line 2: a = -4 Å is impossible: a cell length must be positive; correct the cell in the file.",
            "_cell_angle_gamma 90 | _cell_angle_gamma 190 | bad.cif, line 7: gamma = 190° is impossible: a cell angle lies between 0° and 180°; correct the cell in the file.",
            "_cell_length_b 4 | _cell_length_b ? | bad.cif gives no value for the cell length b; add _cell_length_b.",
            "_cell_ | _sell_ | bad.cif has no unit cell; add _cell_length_a and the other five parameters.",
            "_atom_ | _anton_ | bad.cif has no atoms with fractional coordinates beside its cell; add a loop with _atom_site_fract_x, _y and _z.",
            "Po1 0 0 0 1 | `` | bad.cif has no atoms with fractional coordinates beside its cell; add a loop with _atom_site_fract_x, _y and _z.",
            "Po1 0 0 0 1 | Po1 ? ? ? 1 | bad.cif, line 9: no atom of the list has coordinates; fill in _atom_site_fract_x, _atom_site_fract_y, _atom_site_fract_z.",
            "Po1 0 0 0 1 | Xx1 0 0 0 1 | bad.cif, line 10: 'Xx1' is no chemical element; write its symbol, such as Fe, as _atom_site_type_symbol.",
            "Po1 0 0 0 1 | Po1 0 a 0 1 | bad.cif, line 10: the coordinate y of Po1 is 'a', which is no number; write it like 5.431 or 5.431(2).",
            "Po1 0 0 0 1 | Po1 0 1e999 0 1 | bad.cif, line 10: the coordinate y of Po1 is '1e999', which is no number; write it like 5.431 or 5.431(2).",
            "Po1 0 0 0 1 | Po1 0 0 0 -1 | bad.cif, line 10: the occupancy of Po1 is -1, but an occupancy cannot be negative; correct it.",
            "Po1 0 0 0 1 | Po1 0 0 0 1 Po2 | bad.cif, line 9: the list of atoms has 5 columns, but its last row has 1 values; complete the row, and put values with spaces in quotes.",
            "Po1 0 0 0 1 | ? 0 0 0 1 | bad.cif, line 10: this atom has neither a type symbol nor a label; add one such as Fe1.",
            "x,y,z | x,x,z | bad.cif, line 8: the symmetry operation 'x,x,z' cannot be used, for its matrix has the determinant 0 instead of 1 or -1; write it like -x,y+1/2,-z.",
            "_symmetry_equiv_pos_as_xyz x,y,z | _space_group_name_H-M_alt P7 | bad.cif, line 8: the space group 'P7' is not known, and the file lists no symmetry operations; add them as _space_group_symop_operation_xyz or correct the name.",
            "_symmetry_equiv_pos_as_xyz x,y,z | _space_group_IT_number 231 | bad.cif, line 8: the space group '231' is not known, and the file lists no symmetry operations; add them as _space_group_symop_operation_xyz or correct the name."})
    void namesTheFileTheLineAndTheRemedy(String good, String bad, String message) {
        assertThatThrownBy(() -> CifReader.read(GOOD.replace(good, bad), "bad.cif"))
                .isInstanceOf(StructureFormatException.class).hasMessage(message);
    }
}
