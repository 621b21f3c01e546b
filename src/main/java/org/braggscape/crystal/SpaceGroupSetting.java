package org.braggscape.crystal;

/**
 * One of the 530 conventional settings of the 230 space groups.
 *
 * @param hallNumber 1 to 530
 * @param number of the space group in the International Tables, 1 to 230
 * @param hermannMauguin short symbol such as {@code P6/mmm}
 * @param qualifier setting or origin choice, such as {@code b1} or {@code 2}, empty where there is one setting only
 * @param hall Hall symbol such as {@code -P 6 2}
 */
public record SpaceGroupSetting(int hallNumber, int number, String hermannMauguin, String qualifier, String hall) {
}
