package org.lmsbridge.examples.certificate;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Lines, shapes and centred text on a page; lengths in points from the lower left corner. */
final class Canvas {
    /** How far a control point lies from the end of a quarter of a circle with radius 1. */
    private static final float ROUND = 0.5523f;

    private final PDPageContentStream page;
    private final PDFont font;

    Canvas(PDPageContentStream page, PDFont font) {
        this.page = page;
        this.font = font;
    }

    /**
     * How text is set.
     *
     * @param size in points
     * @param tracking added between letters, in points
     */
    record Type(float size, float tracking, Color color) {
        Type sized(float other) {
            return new Type(other, tracking, color);
        }
    }

    float width(String text, Type type) throws IOException {
        return font.getStringWidth(text) / 1000 * type.size()
                + type.tracking() * (text.codePointCount(0, text.length()) - 1);
    }

    void centred(String text, float x, float y, Type type) throws IOException {
        page.beginText();
        page.setFont(font, type.size());
        page.setCharacterSpacing(type.tracking());
        page.setNonStrokingColor(type.color());
        page.newLineAtOffset(x - width(text, type) / 2, y);
        page.showText(text);
        page.endText();
    }

    /** The size at which a text is no wider than a length, at most that of the type. */
    Type fitted(String text, float length, Type type) throws IOException {
        float wide = width(text, type);
        return wide <= length ? type : type.sized(type.size() * length / wide);
    }

    /** Breaks a text that is too wide into two lines of about the same width. */
    List<String> lines(String text, float length, Type type) throws IOException {
        if (width(text, type) <= length) {
            return List.of(text);
        }
        var best = List.of(text);
        float narrowest = Float.MAX_VALUE;
        for (int space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', space + 1)) {
            var halves = List.of(text.substring(0, space), text.substring(space + 1));
            float wide = Math.max(width(halves.get(0), type), width(halves.get(1), type));
            if (wide < narrowest) {
                narrowest = wide;
                best = halves;
            }
        }
        return new ArrayList<>(best);
    }

    void rule(float x1, float x2, float y, float thickness, Color color) throws IOException {
        page.setStrokingColor(color);
        page.setLineWidth(thickness);
        page.moveTo(x1, y);
        page.lineTo(x2, y);
        page.stroke();
    }

    void frame(float inset, float width, float height, float thickness, Color color) throws IOException {
        page.setStrokingColor(color);
        page.setLineWidth(thickness);
        page.addRect(inset, inset, width - 2 * inset, height - 2 * inset);
        page.stroke();
    }

    void fill(float x, float y, float width, float height, Color color) throws IOException {
        page.setNonStrokingColor(color);
        page.addRect(x, y, width, height);
        page.fill();
    }

    /** A disc, or the wreath of points around a seal. */
    void rosette(float x, float y, float radius, int points, float depth, Color color) throws IOException {
        page.setNonStrokingColor(color);
        for (int i = 0; i < 2 * points; i++) {
            double angle = Math.PI * i / points;
            float reach = i % 2 == 0 ? radius : radius - depth;
            float px = x + (float) (reach * Math.cos(angle));
            float py = y + (float) (reach * Math.sin(angle));
            if (i == 0) {
                page.moveTo(px, py);
            } else {
                page.lineTo(px, py);
            }
        }
        page.closePath();
        page.fill();
    }

    void ring(float x, float y, float radius, float thickness, Color color) throws IOException {
        float c = ROUND * radius;
        page.setStrokingColor(color);
        page.setLineWidth(thickness);
        page.moveTo(x + radius, y);
        page.curveTo(x + radius, y + c, x + c, y + radius, x, y + radius);
        page.curveTo(x - c, y + radius, x - radius, y + c, x - radius, y);
        page.curveTo(x - radius, y - c, x - c, y - radius, x, y - radius);
        page.curveTo(x + c, y - radius, x + radius, y - c, x + radius, y);
        page.stroke();
    }

    void tick(float x, float y, float size, Color color) throws IOException {
        page.setStrokingColor(color);
        page.setLineWidth(size / 4);
        page.setLineCapStyle(1);
        page.setLineJoinStyle(1);
        page.moveTo(x - 0.8f * size, y - 0.05f * size);
        page.lineTo(x - 0.2f * size, y - 0.65f * size);
        page.lineTo(x + 0.85f * size, y + 0.6f * size);
        page.stroke();
        page.setLineCapStyle(0);
    }
}
