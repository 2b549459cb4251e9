import { type BinaryOperationNode, OperatorNode, PostgresQueryCompiler, PrimitiveValueListNode } from 'kysely'

/** A shorter list is a choice of codes rather than a batch: its values tell the planner more than its being always the same. */
const fewest = 5

/**
 * Compiles `in` with a list of values to one value that holds them. Batches differ in their size, and a statement whose text differs each
 * time is read, analysed and planned each time.
 */
export class ListCompiler extends PostgresQueryCompiler {
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { leftOperand, operator, rightOperand } = node
    const within = OperatorNode.is(operator) && operator.operator === 'in'
    if (!within || !PrimitiveValueListNode.is(rightOperand) || rightOperand.values.length < fewest) {
      super.visitBinaryOperation(node)
      return
    }
    this.visitNode(leftOperand)
    this.append(' = any(')
    this.appendValue(rightOperand.values)
    this.append(')')
  }
}
