package org.braggscape.figure;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.MultipleGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.geom.Point2D;
import java.util.Locale;
import org.apache.batik.svggen.DefaultExtensionHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGPaintDescriptor;
import org.w3c.dom.Element;

/** Writes Java2D's gradients of several colours as SVG's own; Batik itself knows only those of two. */
final class SvgGradients extends DefaultExtensionHandler {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    @Override
    public SVGPaintDescriptor handlePaint(Paint paint, SVGGeneratorContext context) {
        if (paint instanceof RadialGradientPaint radial) {
            Element gradient = gradient(context, "radialGradient", radial);
            point(gradient, "c", "", radial.getCenterPoint());
            point(gradient, "f", "", radial.getFocusPoint());
            gradient.setAttributeNS(null, "r", number(radial.getRadius()));
            return descriptor(gradient);
        }
        if (paint instanceof LinearGradientPaint linear) {
            Element gradient = gradient(context, "linearGradient", linear);
            point(gradient, "", "1", linear.getStartPoint());
            point(gradient, "", "2", linear.getEndPoint());
            return descriptor(gradient);
        }
        return super.handlePaint(paint, context);
    }

    private static Element gradient(SVGGeneratorContext context, String kind, MultipleGradientPaint paint) {
        Element gradient = context.getDOMFactory().createElementNS(NAMESPACE, kind);
        gradient.setAttributeNS(null, "id", context.getIDGenerator().generateID("gradient"));
        gradient.setAttributeNS(null, "gradientUnits", "userSpaceOnUse");
        for (int i = 0; i < paint.getFractions().length; i++) {
            Color colour = paint.getColors()[i];
            Element stop = context.getDOMFactory().createElementNS(NAMESPACE, "stop");
            stop.setAttributeNS(null, "offset", number(paint.getFractions()[i]));
            stop.setAttributeNS(null, "stop-color", String.format("#%06x", colour.getRGB() & 0xFFFFFF));
            if (colour.getAlpha() < 255) {
                stop.setAttributeNS(null, "stop-opacity", number(colour.getAlpha() / 255.0));
            }
            gradient.appendChild(stop);
        }
        return gradient;
    }

    private static SVGPaintDescriptor descriptor(Element gradient) {
        return new SVGPaintDescriptor("url(#" + gradient.getAttribute("id") + ")", "1", gradient);
    }

    private static void point(Element gradient, String before, String after, Point2D point) {
        gradient.setAttributeNS(null, before + "x" + after, number(point.getX()));
        gradient.setAttributeNS(null, before + "y" + after, number(point.getY()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
    }
}
