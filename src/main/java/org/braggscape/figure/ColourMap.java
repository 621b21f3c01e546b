package org.braggscape.figure;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Colours for numbers from 0 to 1, dark for low. Except grey they are tables of sixteen evenly spaced colours of the published
 * maps (viridis and magma by van der Walt and Smith, cividis by Nuñez, Anderton and Renslow, batlow by Crameri, Scientific colour maps,
 * doi 10.5281/zenodo.1243862, MIT licence), linear in between; all are readable with colour-blind eyes and in grey print.
 */
public enum ColourMap {
    VIRIDIS("Viridis", 0x440154, 0x481A6C, 0x472F7D, 0x414487, 0x39568C, 0x31688E, 0x2A788E, 0x23888E, 0x1F988B, 0x22A884,
            0x35B779, 0x54C568, 0x7AD151, 0xA5DB36, 0xD2E21B, 0xFDE725),
    CIVIDIS("Cividis", 0x00224E, 0x002E6C, 0x1E3A6F, 0x35456C, 0x47516C, 0x575D6D, 0x666970, 0x757575, 0x848279, 0x948E77,
            0xA59C74, 0xB7A96E, 0xC8B866, 0xDBC75A, 0xEED649, 0xFEE838),
    MAGMA("Magma", 0x000004, 0x0B0924, 0x20114B, 0x3B0F70, 0x57157E, 0x721F81, 0x8C2981, 0xA8327D, 0xC43C75, 0xDE4968,
            0xF1605D, 0xFA7F5E, 0xFE9F6D, 0xFEBF84, 0xFDDEA0, 0xFCFDBF),
    BATLOW("Batlow", 0x011959, 0x0D325E, 0x124561, 0x185562, 0x26635F, 0x3C6D56, 0x577647, 0x737E38, 0x91862D, 0xB38E2F,
            0xD29343, 0xED9A62, 0xFBA689, 0xFDB2AF, 0xFCBFD3, 0xFACCFA),
    GREY("Grey", 0x000000, 0xFFFFFF);

    private final String title;
    private final int[] colours;

    ColourMap(String title, int... colours) {
        this.title = title;
        this.colours = colours;
    }

    /** {@return the name in files} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a map by its key.
     *
     * @param key such as {@code viridis}
     * @return the map, or nothing when there is none of that name
     */
    public static Optional<ColourMap> of(String key) {
        return Stream.of(values()).filter(map -> map.key().equals(key)).findFirst();
    }

    /** {@return the name on screen} */
    public String title() {
        return title;
    }

    /**
     * Looks up a colour.
     *
     * @param share from 0 to 1; what lies outside gets the colour of the nearer end
     * @return opaque, as 0xAARRGGBB
     */
    public int argb(double share) {
        double place = Math.max(0, Math.min(1, share)) * (colours.length - 1);
        int index = Math.min((int) place, colours.length - 2);
        double part = place - index;
        int argb = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int low = colours[index] >> shift & 0xFF;
            int high = colours[index + 1] >> shift & 0xFF;
            argb = argb << 8 | (int) Math.round(low + part * (high - low));
        }
        return argb;
    }
}
