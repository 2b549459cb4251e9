export { change, hold, note, release } from '../doing.ts'
export { resolve } from '../moving.ts'
