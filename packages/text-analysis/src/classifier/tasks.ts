/** What is best when the classes are chosen: most texts right, or every class equally well served. */
export type Aim = 'accuracy' | 'macroF1'

/** A kind of classification and what it aims at. */
export type Task = {
  readonly name: string
  readonly aim: Aim
  /** Labels written «group|class» (hotel|1) mean the class; the group is the domain the text comes from. */
  readonly grouped: boolean
  /** How a text sounds says much here, whatever it is about: the dictionaries are heard. */
  readonly toned: boolean
  readonly meaning: string
}

/** Every task that can be learnt; the first words of `--help`. */
export const tasks: readonly Task[] = [
  { name: 'polarity', aim: 'accuracy', grouped: true, toned: true, meaning: 'for or against' },
  {
    name: 'sentiment',
    aim: 'accuracy',
    grouped: true,
    toned: true,
    meaning: 'positive, neutral, negative; also of one aspect',
  },
  {
    name: 'emotion',
    aim: 'macroF1',
    grouped: false,
    toned: true,
    meaning: 'angry, sad, pleased, …; rare ones count as much',
  },
  {
    name: 'topic',
    aim: 'accuracy',
    grouped: false,
    toned: false,
    meaning: 'what the text is about, one of a few',
  },
  { name: 'label', aim: 'accuracy', grouped: false, toned: false, meaning: 'a label of your taxonomy' },
  { name: 'intent', aim: 'accuracy', grouped: false, toned: false, meaning: 'what the customer wants done' },
  {
    name: 'kind',
    aim: 'accuracy',
    grouped: false,
    toned: true,
    meaning: 'complaint, enquiry, suggestion, praise, …',
  },
  { name: 'reason', aim: 'accuracy', grouped: false, toned: false, meaning: 'why the customer complains' },
  { name: 'urgency', aim: 'accuracy', grouped: false, toned: true, meaning: 'urgent or ordinary' },
  {
    name: 'risk',
    aim: 'macroF1',
    grouped: false,
    toned: true,
    meaning: 'which risk a text shows; rare ones count as much',
  },
  { name: 'abuse', aim: 'accuracy', grouped: false, toned: true, meaning: 'abusive or not' },
]

/** Finds a task by its name. */
export function findTask(name: string): Task | undefined {
  return tasks.find((task) => task.name === name)
}
