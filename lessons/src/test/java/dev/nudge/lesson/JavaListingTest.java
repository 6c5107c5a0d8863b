package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JavaListingTest {

    @Test
    void runsWhatIsShownOnTheEngine() throws Exception {
        assertThat(JavaListing.printedBy("""
                Tensor x = Tensor.scalar(3).requiresGrad();
                x.square().backward();
                IO.println(x.grad().item());
                """)).containsExactly("6.0");
    }

    @Test
    void refusesWhatDoesNotCompile() {
        assertThatThrownBy(() -> JavaListing.printedBy("Tensor x = 3;")).hasMessageContaining("does not compile");
    }
}
