package dev.nudge.lesson.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeAll() throws IOException {
        IdxFiles.write(folder, 20, 10);
    }

    @Test
    void readsAllFourFilesPackedOrNot() throws IOException {
        Mnist plain = Mnist.in(folder);
        assertThat(plain.train().count()).isEqualTo(20);
        assertThat(plain.test().count()).isEqualTo(10);
        assertThat(plain.train().side()).isEqualTo(28);
        assertThat(plain.train().label(13)).isEqualTo(3);
        float[] seventh = plain.train().rows(7, 8).toArray();
        assertThat(seventh[0]).isEqualTo(IdxFiles.ink(7, 0) / 255f);
        assertThat(seventh[783]).isEqualTo(IdxFiles.ink(7, 783) / 255f);

        IdxFiles.compress(folder.resolve("train-images-idx3-ubyte"));
        Files.move(folder.resolve("t10k-labels-idx1-ubyte"), folder.resolve("t10k-labels.idx1-ubyte"));
        Mnist packed = Mnist.in(folder);
        assertThat(packed.train().rows().toArray())
                .containsExactly(plain.train().rows().toArray());
        assertThat(packed.test().label(9)).isEqualTo(9);
    }

    @Test
    void saysWhichFileIsMissing() throws IOException {
        Files.delete(folder.resolve("t10k-images-idx3-ubyte"));
        assertThatThrownBy(() -> Mnist.in(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no file t10k-images-idx3-ubyte")
                .hasMessageContaining("All four");
        assertThatThrownBy(() -> Mnist.in(folder.resolve("nowhere"))).hasMessageContaining("is no folder");
    }

    @Test
    void refusesSwappedFiles() throws IOException {
        Path images = folder.resolve("train-images-idx3-ubyte");
        Path labels = folder.resolve("train-labels-idx1-ubyte");
        byte[] bytes = Files.readAllBytes(images);
        Files.write(images, Files.readAllBytes(labels));
        Files.write(labels, bytes);
        assertThatThrownBy(() -> Mnist.in(folder))
                .hasMessageContaining("train-images-idx3-ubyte")
                .hasMessageContaining("begins with 0x00000801")
                .hasMessageContaining("begins with 0x00000803");
    }

    @Test
    void refusesWhatIsCutShortOrGoesOn() throws IOException {
        Path images = folder.resolve("train-images-idx3-ubyte");
        byte[] bytes = Files.readAllBytes(images);
        Files.write(images, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> Mnist.in(folder)).hasMessageContaining("ends before all that its head announces");
        Files.write(images, Arrays.copyOf(bytes, bytes.length + 1));
        assertThatThrownBy(() -> Mnist.in(folder)).hasMessageContaining("goes on after the 15680 bytes");
    }

    @Test
    void refusesAPackedFileThatIsDamaged() throws IOException {
        Path images = folder.resolve("train-images-idx3-ubyte");
        IdxFiles.compress(images);
        Path packed = folder.resolve("train-images-idx3-ubyte.gz");
        byte[] bytes = Files.readAllBytes(packed);
        bytes[bytes.length / 2] ^= 0x55;
        bytes[bytes.length / 2 + 1] ^= 0x55;
        Files.write(packed, bytes);
        assertThatThrownBy(() -> Mnist.in(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("MNIST: ");
    }

    @Test
    void refusesAnotherCountSizeOrLabel() throws IOException {
        IdxFiles.write(folder, 20, 10);
        IdxFiles.put(folder.resolve("train-labels-idx1-ubyte"), 7, 19);
        assertThatThrownBy(() -> Mnist.in(folder))
                .hasMessageContaining("it has 19 labels")
                .hasMessageContaining("has 20 images");

        IdxFiles.write(folder, 20, 10);
        IdxFiles.put(folder.resolve("train-images-idx3-ubyte"), 11, 32);
        assertThatThrownBy(() -> Mnist.in(folder)).hasMessageContaining("32 × 28 pixels; MNIST's are 28 × 28");

        IdxFiles.write(folder, 20, 10);
        IdxFiles.put(folder.resolve("t10k-labels-idx1-ubyte"), 8 + 4, 17);
        assertThatThrownBy(() -> Mnist.in(folder)).hasMessageContaining("label 4 is 17; labels are digits from 0 to 9");

        IdxFiles.write(folder, 20, 10);
        IdxFiles.put(folder.resolve("t10k-labels-idx1-ubyte"), 8 + 4, 5);
        assertThatThrownBy(() -> Mnist.in(folder)).hasMessageContaining("no image shows a 4");

        IdxFiles.write(folder, 20, 10);
        IdxFiles.put(folder.resolve("train-images-idx3-ubyte"), 4, 0x7f);
        assertThatThrownBy(() -> Mnist.in(folder)).hasMessageContaining("there may be 1 to 100000");
    }
}
