package dev.nudge.ui.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.vaadin.flow.dom.Element;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrTest {

    private static final int SCALE = 4;
    private static final Pattern SQUARE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    @Test
    void aCameraReadsTheWholeAddress() throws Exception {
        String address = "https://nudge.example/lessons/loss?v=1&outlier=3:4&huber=1.5#experiment-losslab";
        assertThat(read(new Qr(address, "a code", Qr.SIDE))).isEqualTo(address);
        assertThatThrownBy(() -> new Qr("x".repeat(Qr.LONGEST + 1), "a code", Qr.SIDE))
                .hasMessageContaining("601 characters");
    }

    /** What is drawn, seen as pixels. */
    private static String read(Qr qr) throws Exception {
        Element svg = qr.getElement();
        int size = Integer.parseInt(svg.getChild(0).getAttribute("d").replaceFirst("M0 0h(\\d+)v.*", "$1"));
        int[] pixels = new int[size * size * SCALE * SCALE];
        Arrays.fill(pixels, 0xffffff);
        Matcher square = SQUARE.matcher(svg.getChild(1).getAttribute("d"));
        while (square.find()) {
            for (int dy = 0; dy < SCALE; dy++) {
                int from = (Integer.parseInt(square.group(2)) * SCALE + dy) * size * SCALE
                        + Integer.parseInt(square.group(1)) * SCALE;
                Arrays.fill(pixels, from, from + SCALE, 0);
            }
        }
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(new RGBLuminanceSource(size * SCALE, size * SCALE, pixels))),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
