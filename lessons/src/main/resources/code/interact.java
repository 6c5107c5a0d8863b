double[] abc = {«a», «b», «c»};
Runnable plot = () -> IO.println(abc[0] + "x² + " + abc[1] + "x + " + abc[2]);   // in the place of a picture

javax.swing.JSlider a = new javax.swing.JSlider(-1000, 1000);
a.setValue((int) Math.round(100 * abc[0]));
a.addChangeListener(moved -> {                   // this is what @interact does, once for each argument
    abc[0] = a.getValue() / 100.0;
    plot.run();
});
a.setValue(a.getValue() + 50);                   // a hand
