interface Quad { double of(double a, double b, double c, double x); }
Quad quad = (a, b, c, x) -> a * x * x + b * x + c;

java.util.function.DoubleUnaryOperator f = x -> quad.of(«a», «b», «c», x);   // a lambda fixes them
IO.println(f.applyAsDouble(1.5));

double[] abc = {«a», «b», «c»};
IO.println(quad.of(abc[0], abc[1], abc[2], 1.5));   // Java has no *: each one is named
