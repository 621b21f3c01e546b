package org.braggscape.crystal.io;

import java.util.ArrayList;
import java.util.List;

/**
 * A CIF sorted into its data blocks.
 *
 * @param blocks in the order of the file
 */
record CifDocument(List<CifBlock> blocks) {
    /**
     * Sorts the tokens of a file.
     *
     * @param text of the file
     * @param log takes notices and names the file
     * @return the blocks
     * @throws StructureFormatException if the text cannot be cut into tokens
     */
    static CifDocument parse(String text, ReadingLog log) throws StructureFormatException {
        return new Sorter(CifTokenizer.tokens(text, log), log).sort();
    }

    /** Walks over the tokens once. */
    private static final class Sorter {
        private final List<CifToken> tokens;
        private final ReadingLog log;
        private final List<CifBlock> blocks = new ArrayList<>();
        private String name = "";
        private final List<CifTable> loops = new ArrayList<>();
        private final List<String> itemTags = new ArrayList<>();
        private final List<CifToken> itemValues = new ArrayList<>();
        private int next;

        Sorter(List<CifToken> tokens, ReadingLog log) {
            this.tokens = tokens;
            this.log = log;
        }

        CifDocument sort() {
            while (next < tokens.size()) {
                CifToken token = tokens.get(next++);
                switch (token.kind()) {
                    case BLOCK -> {
                        closeBlock();
                        name = token.text();
                    }
                    case LOOP -> loop(token.line());
                    case TAG -> item(token);
                    case VALUE -> log.notice("Line " + token.line() + ": '" + token.text()
                            + "' belongs to no item and was passed over.");
                    case FRAME -> {
                        // save frames occur in dictionaries only; their items are taken as the block's
                    }
                }
            }
            closeBlock();
            return new CifDocument(List.copyOf(blocks));
        }

        private void item(CifToken tag) {
            CifToken value = isNext(CifToken.Kind.VALUE) ? tokens.get(next++)
                    : new CifToken(CifToken.Kind.VALUE, "?", false, tag.line());
            String key = CifTable.key(tag.text());
            if (!itemTags.contains(key)) {
                itemTags.add(key);
                itemValues.add(value);
            }
        }

        private void loop(int line) {
            List<String> tags = new ArrayList<>();
            while (isNext(CifToken.Kind.TAG)) {
                tags.add(CifTable.key(tokens.get(next++).text()));
            }
            List<CifToken> values = new ArrayList<>();
            while (isNext(CifToken.Kind.VALUE)) {
                values.add(tokens.get(next++));
            }
            loops.add(CifTable.ofLoop(tags, values, line));
        }

        private boolean isNext(CifToken.Kind kind) {
            return next < tokens.size() && tokens.get(next).kind() == kind;
        }

        private void closeBlock() {
            List<CifTable> tables = new ArrayList<>(loops);
            if (!itemTags.isEmpty()) {
                tables.add(CifTable.ofLoop(itemTags, itemValues, itemValues.get(0).line()));
            }
            if (!tables.isEmpty()) {
                blocks.add(new CifBlock(name, List.copyOf(tables)));
            }
            loops.clear();
            itemTags.clear();
            itemValues.clear();
        }
    }
}
