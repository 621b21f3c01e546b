package org.braggscape.diffraction;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Patterns in the XML of PANalytical's instruments. Several scans over the same angles are added up. */
final class XrdmlReader {
    private final String name;
    private final List<Scan> scans = new ArrayList<>();
    private double alpha1 = Double.NaN;
    private double alpha2 = Double.NaN;
    private double ratio = Double.NaN;
    private Scan scan;
    private boolean twoThetaAxis;

    /** What one scan says, as it is read. */
    private static final class Scan {
        private double start = Double.NaN;
        private double end = Double.NaN;
        private double[] positions;
        private double[] intensities;
        private double[] attenuation;

        private double[] angles() {
            if (positions != null) {
                return positions;
            }
            double[] angles = new double[intensities.length];
            for (int i = 0; i < angles.length; i++) {
                angles[i] = start + i * (end - start) / (angles.length - 1);
            }
            return angles;
        }

        private boolean isComplete() {
            return intensities != null && intensities.length >= MeasuredPattern.FEWEST_POINTS
                    && (positions != null ? positions.length == intensities.length : end > start);
        }
    }

    private XrdmlReader(String name) {
        this.name = name;
    }

    static MeasuredPattern read(String text, String name) throws PatternFormatException {
        return new XrdmlReader(name).read(text);
    }

    private MeasuredPattern read(String text) throws PatternFormatException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // a pattern needs neither, and both can read other files
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    element(reader);
                } else if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("positions")) {
                    twoThetaAxis = false;
                }
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new PatternFormatException(name + ", line " + line
                    + ": the XML is broken or cut off there; export the measurement again.");
        }
        return pattern();
    }

    private void element(XMLStreamReader reader) throws XMLStreamException, PatternFormatException {
        switch (reader.getLocalName()) {
            case "scan" -> {
                scan = new Scan();
                scans.add(scan);
            }
            case "positions" -> twoThetaAxis = "2Theta".equals(reader.getAttributeValue(null, "axis"));
            case "kAlpha1" -> alpha1 = number(reader);
            case "kAlpha2" -> alpha2 = number(reader);
            case "ratioKAlpha2KAlpha1" -> ratio = number(reader);
            default -> {
                if (scan != null) {
                    scanElement(reader);
                }
            }
        }
    }

    private void scanElement(XMLStreamReader reader) throws XMLStreamException, PatternFormatException {
        switch (reader.getLocalName()) {
            case "startPosition" -> scan.start = twoThetaAxis ? number(reader) : scan.start;
            case "endPosition" -> scan.end = twoThetaAxis ? number(reader) : scan.end;
            case "listPositions" -> scan.positions = twoThetaAxis ? numbers(reader) : scan.positions;
            case "counts", "intensities" -> scan.intensities = numbers(reader);
            case "beamAttenuationFactors" -> scan.attenuation = numbers(reader);
            default -> { }
        }
    }

    private double number(XMLStreamReader reader) throws XMLStreamException, PatternFormatException {
        double[] values = numbers(reader);
        if (values.length != 1) {
            throw new PatternFormatException(name + ", line " + reader.getLocation().getLineNumber() + ": one number is "
                    + "expected in " + reader.getLocalName() + "; export the measurement again.");
        }
        return values[0];
    }

    private double[] numbers(XMLStreamReader reader) throws XMLStreamException, PatternFormatException {
        String element = reader.getLocalName();
        int line = reader.getLocation().getLineNumber();
        String text = reader.getElementText().strip();
        String[] words = text.isEmpty() ? new String[0] : text.split("\\s+");
        double[] values = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                values[i] = Double.parseDouble(words[i]);
            } catch (NumberFormatException e) {
                values[i] = Double.NaN;
            }
            if (!Double.isFinite(values[i])) {
                throw new PatternFormatException(name + ", line " + line + ": '" + words[i] + "' in " + element
                        + " is no number; export the measurement again.");
            }
        }
        return values;
    }

    private MeasuredPattern pattern() throws PatternFormatException {
        List<Scan> complete = scans.stream().filter(Scan::isComplete).toList();
        if (complete.isEmpty()) {
            throw new PatternFormatException(name + " holds no scan with 2θ positions and intensities; choose the file of a "
                    + "powder measurement.");
        }
        List<String> notices = new ArrayList<>();
        double[] angles = complete.get(0).angles();
        double[] sum = new double[angles.length];
        int added = 0;
        for (Scan one : complete) {
            if (Arrays.equals(one.angles(), angles)) {
                add(one, sum);
                added++;
            }
        }
        if (added > 1) {
            notices.add(name + " holds " + added + " scans over the same angles; they were added up.");
        }
        if (added < scans.size()) {
            notices.add((scans.size() - added) + " of the " + scans.size() + " scans in " + name
                    + " were left out: they have other angles than the first or are incomplete.");
        }
        for (int i = 0; i < angles.length; i++) {
            if (!(angles[i] >= 0 && angles[i] <= 180) || i > 0 && !(angles[i] > angles[i - 1])) {
                throw new PatternFormatException(name + ": 2θ = " + angles[i] + " at point " + (i + 1)
                        + " does not increase between 0 and 180 degrees; export the measurement again.");
            }
        }
        return new MeasuredPattern(name, angles, sum, Optional.empty(), radiation(), notices);
    }

    private static void add(Scan scan, double[] sum) {
        boolean attenuated = scan.attenuation != null && scan.attenuation.length == sum.length;
        for (int i = 0; i < sum.length; i++) {
            sum[i] += scan.intensities[i] * (attenuated ? scan.attenuation[i] : 1);
        }
    }

    private Optional<Radiation> radiation() {
        if (!(alpha1 > 0.05 && alpha1 < 10)) {
            return Optional.empty();
        }
        List<Radiation.Line> lines = new ArrayList<>(List.of(new Radiation.Line(alpha1, 1)));
        if (ratio > 0 && alpha2 > 0.05 && alpha2 < 10) {
            lines.add(new Radiation.Line(alpha2, ratio));
        }
        return Optional.of(new Radiation("Kα1" + (lines.size() > 1 ? " and Kα2" : "") + " of the file", lines));
    }
}
