from functools import partial

def quad(a, b, c, x):
    return a*x**2 + b*x + c

f = partial(quad, «a», «b», «c»)     # a, b and c are fixed; what is left is a function of x
print(f(1.5))

abc = [«a», «b», «c»]
print(quad(*abc, 1.5))               # * hands the list over as three arguments
