import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** They take long for their size: begun last, one of them would be waited for alone. */
const long = ['/bench/', '/tests/running/', '/src/app/server/']

/** Begins with files that take long; the others come by their size. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = long.findIndex((folder) => moduleId.includes(folder))
      return found === -1 ? long.length : found
    }
    const groupOf = ({ project }: TestSpecification) => project.config.sequence.groupOrder
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => groupOf(one) - groupOf(other) || place(one) - place(other))
  }
}
