package org.lmsbridge.examples.certificate;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Draws certificates, one A4 page across, with the font embedded. Thread-safe. */
public final class CertificatePage {
    private static final float WIDTH = PDRectangle.A4.getHeight();
    private static final float HEIGHT = PDRectangle.A4.getWidth();
    private static final float MIDDLE = WIDTH / 2;
    private static final float TEXT = 620;
    private static final Color PAPER = new Color(0xFDFBF5);
    private static final Color INK = new Color(0x22262E);
    private static final Color PALE = new Color(0x6A6F7A);
    private static final Color GOLD = new Color(0xB8913C);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final String SHIPPED_FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final Design design;

    public CertificatePage(Design design) {
        this.design = design;
    }

    /**
     * Draws a certificate.
     *
     * @param certificate what it says
     * @return the PDF
     * @throws IllegalArgumentException if the font lacks a letter of a name
     */
    public byte[] draw(Certificate certificate) {
        try (var document = new PDDocument()) {
            describe(document, certificate);
            var page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                var canvas = new Canvas(content, font(document));
                ground(canvas);
                words(canvas, certificate);
                foot(canvas, certificate);
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the certificate's font cannot be read", e);
        }
    }

    private void describe(PDDocument document, Certificate certificate) {
        var information = document.getDocumentInformation();
        information.setTitle("Certificate " + certificate.number());
        information.setAuthor(design.issuer());
        information.setCreationDate(
                GregorianCalendar.from(certificate.completed().atStartOfDay(design.zone())));
        document.getDocumentCatalog().setLanguage("en");
    }

    private PDFont font(PDDocument document) throws IOException {
        if (design.font().isPresent()) {
            return PDType0Font.load(document, design.font().get().toFile());
        }
        try (var shipped = PDDocument.class.getResourceAsStream(SHIPPED_FONT)) {
            if (shipped == null) {
                throw new IOException("PDFBox without " + SHIPPED_FONT);
            }
            return PDType0Font.load(document, shipped);
        }
    }

    private void ground(Canvas canvas) throws IOException {
        canvas.fill(0, 0, WIDTH, HEIGHT, PAPER);
        canvas.frame(20, WIDTH, HEIGHT, 12, design.accent());
        canvas.frame(33, WIDTH, HEIGHT, 1.2f, GOLD);
        canvas.frame(38, WIDTH, HEIGHT, 0.4f, GOLD);
    }

    private void words(Canvas canvas, Certificate certificate) throws IOException {
        var issuer = design.issuer().toUpperCase(Locale.ROOT);
        canvas.centred(issuer, MIDDLE, 497, canvas.fitted(issuer, TEXT, new Canvas.Type(13, 4, design.accent())));
        canvas.rule(MIDDLE - 30, MIDDLE + 30, 480, 1.2f, GOLD);
        canvas.centred("Certificate of Completion", MIDDLE, 422, new Canvas.Type(42, 0.5f, design.accent()));
        var small = new Canvas.Type(12, 0.6f, PALE);
        canvas.centred("This is to certify that", MIDDLE, 383, small);
        var holder = certificate.holder();
        canvas.centred(holder, MIDDLE, 330, canvas.fitted(holder, TEXT, new Canvas.Type(36, 0, INK)));
        canvas.rule(MIDDLE - 210, MIDDLE + 210, 314, 0.8f, GOLD);
        canvas.centred("has successfully completed the course", MIDDLE, 285, small);
        var title = new Canvas.Type(24, 0, INK);
        var lines = canvas.lines(certificate.course(), TEXT, title);
        float y = lines.size() == 1 ? 236 : 249;
        for (var line : lines) {
            canvas.centred(line, MIDDLE, y, canvas.fitted(line, TEXT, title));
            y -= 31;
        }
    }

    private void foot(Canvas canvas, Certificate certificate) throws IOException {
        signed(canvas, 215, DAY.format(certificate.completed()), "DATE OF COMPLETION");
        signed(canvas, WIDTH - 215, design.signatory(), "FOR " + design.issuer().toUpperCase(Locale.ROOT));
        seal(canvas, MIDDLE, 125);
        canvas.centred("No. " + certificate.number(), MIDDLE, 54, new Canvas.Type(8, 0.8f, PALE));
    }

    private static void signed(Canvas canvas, float x, String above, String below) throws IOException {
        canvas.centred(above, x, 122, canvas.fitted(above, 190, new Canvas.Type(14, 0, INK)));
        canvas.rule(x - 95, x + 95, 110, 0.8f, PALE);
        canvas.centred(below, x, 95, canvas.fitted(below, 190, new Canvas.Type(8, 1.2f, PALE)));
    }

    private void seal(Canvas canvas, float x, float y) throws IOException {
        canvas.rosette(x, y, 46, 36, 4, GOLD);
        canvas.rosette(x, y, 36, 90, 0, design.accent());
        canvas.ring(x, y, 31, 0.8f, GOLD);
        canvas.tick(x, y, 16, PAPER);
    }
}
