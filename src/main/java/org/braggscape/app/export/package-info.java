/** What takes pictures, numbers, cells and animations away: menus, dialogs and the writing of files. */
package org.braggscape.app.export;
