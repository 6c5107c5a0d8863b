package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;

/** A formula in TeX. {@code \htmlClass{parameter}{a}} gives a term the look of its slider. */
@Tag("math-formula")
@NpmPackage(value = "katex", version = "0.19.1")
@JsModule("./lesson/math-formula.ts")
final class MathFormula extends Component {

    MathFormula(String tex) {
        getElement().setAttribute("tex", tex);
    }
}
