/** What a learner may type where a formula is asked for: max(0, 2*x - 1) + sin(pi*x)^2. */
grammar Formula;

formula
    : expression EOF
    ;

// The order of the alternatives is the precedence, from the tightest: -x^2 is -(x^2), and 2^3^2 is 2^(3^2).
expression
    : '(' expression ')'                                    # group
    | NAME '(' (expression (',' expression)*)? ')'          # call
    | NAME                                                  # name
    | NUMBER                                                # number
    | <assoc = right> expression '^' expression             # power
    | sign = ('+' | '-') expression                         # signed
    | expression operator = ('*' | '/') expression          # product
    | expression operator = ('+' | '-') expression          # sum
    ;

NAME
    : [A-Za-z] [A-Za-z0-9_]*
    ;

NUMBER
    : ([0-9]+ ('.' [0-9]*)? | '.' [0-9]+) ([eE] [+-]? [0-9]+)?
    ;

SPACE
    : [ \t\r\n]+ -> skip
    ;

OTHER
    : .
    ;
