package org.braggscape.app.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/**
 * Something that the menus offer.
 *
 * @param menus the names of the menus that lead to it, such as {@code File › Samples}
 * @param item the menu item
 */
public record MenuEntry(String menus, MenuItem item) {
    /** {@return all entries of the menus, submenus included, in their order} */
    public static List<MenuEntry> all(MenuBar bar) {
        List<MenuEntry> entries = new ArrayList<>();
        bar.getMenus().forEach(menu -> collect(menu, name(menu), entries));
        return entries;
    }

    private static void collect(Menu menu, String path, List<MenuEntry> entries) {
        for (MenuItem item : menu.getItems()) {
            if (item instanceof Menu inner) {
                collect(inner, path + " › " + name(inner), entries);
            } else if (!(item instanceof SeparatorMenuItem)) {
                entries.add(new MenuEntry(path, item));
            }
        }
    }

    /**
     * Finds an entry by the beginning of its name.
     *
     * @throws IllegalArgumentException if the menus have none
     */
    public static MenuEntry named(MenuBar bar, String beginning) {
        return all(bar).stream().filter(entry -> entry.name().startsWith(beginning)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The menus have no " + beginning + "."));
    }

    private static String name(MenuItem item) {
        return item.getText() == null ? "" : item.isMnemonicParsing() ? item.getText().replace("_", "") : item.getText();
    }

    /** {@return what it is called, without the mark of its letter} */
    public String name() {
        return name(item);
    }

    /** {@return its keys as they are printed, empty for none} */
    public String keys() {
        return item.getAccelerator() == null ? "" : item.getAccelerator().getDisplayText();
    }

    /** Does what choosing it in the menu does. */
    public void choose() {
        if (item instanceof CheckMenuItem check) {
            check.setSelected(!check.isSelected());
        } else if (item instanceof RadioMenuItem radio) {
            radio.setSelected(true);
        }
        item.fire();
    }
}
