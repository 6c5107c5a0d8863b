package dev.nudge.ui;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;

@Route("")
@NpmPackage(value = "echarts", version = "6.1.0")
@JsModule("./hello.ts")
class HelloView extends Div {
    HelloView() {
        setText("hello");
    }
}
