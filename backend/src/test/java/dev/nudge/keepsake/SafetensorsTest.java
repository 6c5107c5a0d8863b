package dev.nudge.keepsake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nudge.keepsake.TensorFileException.Problem;
import dev.nudge.lesson.Keepsake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

    private static byte[] file(String header, float... values) {
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ByteBuffer file =
                ByteBuffer.allocate(8 + json.length + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json);
        for (float value : values) {
            file.putFloat(value);
        }
        return file.array();
    }

    private static TensorFileException refused(byte[] file) {
        TensorFileException refused = catchThrowableOfType(TensorFileException.class, () -> Safetensors.read(file));
        assertThat(refused).isNotNull();
        return refused;
    }

    @Test
    void whatIsWrittenIsReadBack() {
        List<Keepsake.Named> tensors = List.of(
                new Keepsake.Named("0.weight", List.of(2, 3), new float[] {1, -2, 3e-38f, 4, 3e38f, 0}),
                new Keepsake.Named("0.bias", List.of(2), new float[] {-0f, 0.1f}),
                new Keepsake.Named("scalar", List.of(), new float[] {7}));
        assertThat(Safetensors.read(Safetensors.write(tensors)))
                .usingRecursiveComparison()
                .isEqualTo(tensors);
    }

    @Test
    void aTrainingThatDivergedIsReadBackAndNotTakenFromElsewhere() {
        byte[] file = Safetensors.write(
                List.of(new Keepsake.Named("w", List.of(2), new float[] {Float.NaN, Float.POSITIVE_INFINITY})));
        assertThat(Safetensors.readBack(file).getFirst().values()).containsExactly(Float.NaN, Float.POSITIVE_INFINITY);
        assertThat(refused(file).problem()).isEqualTo(Problem.NOT_FINITE);
    }

    @Test
    void tensorsThatShareBytesAreRefused() {
        String two =
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}";
        assertThat(refused(file(two, 1, 2)).problem()).isEqualTo(Problem.PLACE);
    }

    /** From {@code network.py} beside it. */
    @Test
    void aFileOfPyTorchIsRead() throws IOException {
        try (InputStream in = SafetensorsTest.class.getResourceAsStream("/keepsake/torch.safetensors")) {
            assertThat(in).isNotNull();
            List<Keepsake.Named> tensors = Safetensors.read(in.readAllBytes());
            assertThat(tensors)
                    .extracting(Keepsake.Named::name)
                    .containsExactlyInAnyOrder("0.weight", "0.bias", "2.weight", "2.bias");
            Keepsake.Named weight = tensors.stream()
                    .filter(tensor -> tensor.name().equals("0.weight"))
                    .findFirst()
                    .orElseThrow();
            assertThat(weight.shape()).containsExactly(3, 64);
            for (int i = 0; i < weight.values().length; i++) {
                assertThat(weight.values()[i]).isEqualTo((i - 96) / 128f);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'w':{'dtype':'F16','shape':[2],'data_offsets':[0,4]}}|DTYPE|[w, F16]",
                "{'w':{'shape':[2],'data_offsets':[0,8]}}|DTYPE|[w, ]",
                "{'w':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}|PLACE|[w, [3]]",
                "{'w':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}|PLACE|[w, [2]]",
                "{'w':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}|PLACE|[w, [-2]]",
                "{'w':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}}|PLACE|[w, [2]]",
                "{'w':{'dtype':'F32','shape':[2],'data_offsets':[9223372036854775800,9223372036854775807]}}|PLACE|[w, [2]]",
                "{'w':{'dtype':'F32','shape':[65536,65536,65536,65536],'data_offsets':[0,8]}}|PLACE|[w, [65536,65536,65536,65536]]",
                "{'w':{'dtype':'F32','data_offsets':[0,8]}}|PLACE|[w, ]",
                "{'w':7}|DTYPE|[w, ]",
                "{}|NOT_SAFETENSORS|[no tensor]",
                "[]|NOT_SAFETENSORS|[a header that is no JSON object]",
                "{'w'|NOT_SAFETENSORS|[a header that is no JSON object]",
            })
    void whatDoesNotFitIsNamed(String header, Problem problem, String about) {
        TensorFileException refused = refused(file(header, 1, 2));
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.about()).hasToString(about);
    }

    @Test
    void numbersThatAreNoneAndFilesThatAreNoneAreNamed() {
        String two = "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}";
        assertThat(refused(file(two, 1, Float.NaN)).about()).containsExactly("w", 1);
        assertThat(refused(file(two, Float.NEGATIVE_INFINITY, 1)).problem()).isEqualTo(Problem.NOT_FINITE);
        assertThat(refused(new byte[] {1, 2, 3}).problem()).isEqualTo(Problem.NOT_SAFETENSORS);
        assertThat(refused("PK\3\4 and so on".getBytes(StandardCharsets.US_ASCII))
                        .problem())
                .isEqualTo(Problem.TORCH_SAVE);
        byte[] long1 = file(two, 1, 2);
        long1[6] = 1;
        assertThat(refused(long1).problem()).isEqualTo(Problem.NOT_SAFETENSORS);
    }

    /** Every byte of a good file turned in every way: it is read or refused, and nothing else. */
    @Test
    void aDamagedFileIsReadOrRefused() {
        byte[] good = file("{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}", 1, 2);
        for (int at = 0; at < good.length; at++) {
            for (int turned = 0; turned < 256; turned++) {
                byte[] bad = good.clone();
                bad[at] = (byte) turned;
                try {
                    assertThat(Safetensors.read(bad)).hasSize(1);
                } catch (TensorFileException refused) {
                    assertThat(refused.problem()).isNotNull();
                }
            }
        }
    }
}
