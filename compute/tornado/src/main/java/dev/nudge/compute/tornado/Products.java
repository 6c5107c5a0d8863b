package dev.nudge.compute.tornado;

import dev.nudge.compute.Layout;
import dev.nudge.compute.MatMul;
import java.util.List;

/** Matrix products. Both sides are read as they lie: transposed, stretched along the batch or flipped, nothing is copied. */
final class Products {
    /** Below this many multiplications tiles are not worth their barriers. */
    private static final long TILED_FROM = 1L << 18;

    private Products() {}

    static void lower(Lowering lowering, MatMul op, Operand out, Operand left, Operand right) {
        int row = out.layout().shape().rank() - (op.lanes() ? 3 : 2);
        int column = row + 1;
        Layout a = left.layout();
        Layout b = right.layout();
        int m = a.shape().dim(row);
        int k = a.shape().dim(column);
        int n = b.shape().dim(column);
        // Element [.., i, j] of the result walks along row i of the left and column j of the right.
        Walk rows = left.walk().with(column, n, 0);
        Walk columns = right.walk().with(row, m, 0);
        Instruction plain = new Instruction(
                "matmul",
                out.layout().shape().size(),
                2 * k,
                List.of(left.storage(), right.storage()),
                List.of(out.storage()),
                code -> code.memory()
                        .position(out.storage(), out.walk())
                        .memory()
                        .position(left.storage(), rows)
                        .constant(a.stride(column))
                        .position(right.storage(), columns)
                        .constant(b.stride(row))
                        .constant(k)
                        .call(RowRules.class, "dot")
                        .set());
        boolean large = !op.lanes() && (long) m * n * k >= TILED_FROM;
        lowering.add(large ? plain.with(tiles(out, left, right, row, m, n, k)) : plain);
    }

    private static Instruction.Groups tiles(Operand out, Operand left, Operand right, int row, int m, int n, int k) {
        Walk batchOut = out.walk().part(0, row);
        Walk batchLeft = left.walk().part(0, row);
        Walk batchRight = right.walk().part(0, row);
        int down = Math.ceilDiv(m, MatMulTiles.SIDE);
        int across = Math.ceilDiv(n, MatMulTiles.SIDE);
        boolean small = (long) down * across * batchOut.items() < 64;
        int side = small ? MatMulTiles.SMALL_SIDE : MatMulTiles.SIDE;
        int tilesDown = Math.ceilDiv(m, side);
        int tilesAcross = Math.ceilDiv(n, side);
        int tiles = tilesDown * tilesAcross;
        return new Instruction.Groups(batchOut.items() * tiles, MatMulTiles.THREADS, code -> {
            int batch = code.local();
            int tile = code.local();
            code.thread("groupIdx").constant(tiles).code().idiv().istore(batch);
            code.thread("groupIdx").constant(tiles).code().irem().istore(tile);
            code.context().memory().position(out.storage(), batchOut, batch);
            code.position(left.storage(), batchLeft, batch);
            code.constant(left.layout().stride(row)).constant(left.layout().stride(row + 1));
            code.position(right.storage(), batchRight, batch);
            code.constant(right.layout().stride(row)).constant(right.layout().stride(row + 1));
            code.code()
                    .iload(tile)
                    .loadConstant(tilesAcross)
                    .idiv()
                    .loadConstant(side)
                    .imul();
            code.code()
                    .iload(tile)
                    .loadConstant(tilesAcross)
                    .irem()
                    .loadConstant(side)
                    .imul();
            code.constant(m).constant(n).constant(k);
            code.call(MatMulTiles.class, small ? "small" : "large");
        });
    }
}
