package dev.nudge.ui.share;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import java.util.Locale;

/** An address as a QR code, dark on white in whatever scheme: many readers know no other. */
@Tag("svg")
public final class Qr extends Component {

    /** More than this are squares too small for a camera at the back of a room. */
    static final int LONGEST = 600;

    /** How many CSS pixels it is wide in a dialog. */
    static final int SIDE = 176;

    /** The empty margin that the standard asks for, in squares. */
    private static final int MARGIN = 4;

    /**
     * @param address of at most {@value #LONGEST} characters
     * @param words what it is, for those who do not see it
     * @param side how many CSS pixels it is wide
     */
    public Qr(String address, String words, int side) {
        if (address.length() > LONGEST) {
            throw new IllegalArgumentException("QR code: an address of " + address.length()
                    + " characters has more than " + LONGEST + ". Offer it as text?");
        }
        ByteMatrix squares = squares(address);
        int size = squares.getWidth() + 2 * MARGIN;
        // Flow writes attributes in small letters, so there is no viewBox.
        getElement()
                .setAttribute("class", "qr")
                .setAttribute("width", Integer.toString(side))
                .setAttribute("height", Integer.toString(side))
                .setAttribute("shape-rendering", "crispEdges")
                .setAttribute("role", "img")
                .setAttribute("aria-label", words);
        String scale = String.format(Locale.ROOT, "scale(%.4f)", (double) side / size);
        getElement()
                .appendChild(
                        path("M0 0h" + size + "v" + size + "H0z", "#fff", scale), path(path(squares), "#000", scale));
    }

    private static Element path(String d, String colour, String scale) {
        return new Element("path")
                .setAttribute("d", d)
                .setAttribute("fill", colour)
                .setAttribute("transform", scale);
    }

    private static ByteMatrix squares(String address) {
        try {
            return Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("QR code: " + address + " cannot be written as one", tooLong);
        }
    }

    private static String path(ByteMatrix squares) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                if (squares.get(x, y) == 1) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
