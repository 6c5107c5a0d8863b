interface Quad { double of(double a, double b, double c, double x); }
Quad quad = (a, b, c, x) -> a * x * x + b * x + c;

// a lambda fixes them
java.util.function.DoubleUnaryOperator f = x -> quad.of(«a», «b», «c», x);
IO.println(f.applyAsDouble(1.5));

double[] abc = {«a», «b», «c»};
// Java has no *: each one is named
IO.println(quad.of(abc[0], abc[1], abc[2], 1.5));
