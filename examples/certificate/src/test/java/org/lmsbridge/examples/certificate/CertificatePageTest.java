package org.lmsbridge.examples.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class CertificatePageTest {
    static final Design DESIGN = new Design(
            "Harbour Training", "Director of Studies", new Color(0x1D3A5F), Optional.empty(), ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.of(2027, 3, 9);
    private static final int DPI = 110;

    private static byte[] draw(String holder, String course) {
        return new CertificatePage(DESIGN).draw(new Certificate("4F2A90C1D3E5B786", holder, course, DAY));
    }

    static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static BufferedImage render(byte[] pdf, String name) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            var image = new PDFRenderer(document).renderImageWithDPI(0, DPI);
            ImageIO.write(image, "png", new File("target", name));
            return image;
        }
    }

    /** How many points of the margin between frame and edge of the text are not paper. */
    private static long inkBeside(BufferedImage image) {
        long ink = 0;
        int from = 45 * DPI / 72;
        int to = 80 * DPI / 72;
        for (int y = from; y < image.getHeight() - from; y++) {
            for (int x = from; x < to; x++) {
                boolean left = image.getRGB(x, y) != image.getRGB(from, from);
                boolean right = image.getRGB(image.getWidth() - x, y) != image.getRGB(from, from);
                ink += (left ? 1 : 0) + (right ? 1 : 0);
            }
        }
        return ink;
    }

    @Test
    void aPageSaysWhoCompletedWhatAndWhen() throws IOException {
        var pdf = draw("Zoë Łukasiewicz", "First Aid at Work");

        assertThat(text(pdf)).contains("Zoë Łukasiewicz", "First Aid at Work", "9 March 2027");
        // Text set with wide spacing is read with blanks between its letters.
        assertThat(text(pdf).replace(" ", "")).contains("HARBOURTRAINING", "No.4F2A90C1D3E5B786");
        var image = render(pdf, "certificate.png");
        assertThat(image.getWidth()).isGreaterThan(image.getHeight());
        assertThat(new Color(image.getRGB(image.getWidth() / 2, 20 * DPI / 72))).isEqualTo(DESIGN.accent());
        assertThat(inkBeside(image)).isZero();
    }

    @Test
    void longNamesStayWithinTheFrame() throws IOException {
        var pdf = draw(
                "María de los Ángeles Fernández-Villaverde y González de la Torre",
                "Certificate IV in Work Health and Safety, with the Unit on Responding to Emergencies in Enclosed"
                        + " Spaces and the Practical Assessment");

        assertThat(inkBeside(render(pdf, "certificate-long.png"))).isZero();
        assertThat(text(pdf)).contains("María de los Ángeles", "Practical Assessment");
    }

    @Test
    void otherAlphabetsOfTheFontArePrinted() throws IOException {
        assertThat(text(draw("Анна Петрова", "Ναυτιλία"))).contains("Анна Петрова", "Ναυτιλία");
    }

    @Test
    void aLetterThatTheFontLacksIsNotLeftOut() {
        assertThatThrownBy(() -> draw("王小明", "First Aid")).isInstanceOf(IllegalArgumentException.class);
    }
}
