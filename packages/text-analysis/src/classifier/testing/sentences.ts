import type { Example } from '../examples.ts'
import { seededRandom } from '../seeded-random.ts'

/** What customers of a made-up shop say, by what it is about; every sentence is put together from these pieces. */
const matters: Readonly<
  Record<string, { readonly subjects: readonly string[]; readonly says: readonly string[] }>
> = {
  delivery: {
    subjects: ['快递', '物流', '包裹', '配送员', 'the parcel', 'my delivery', 'the courier'],
    says: [
      '三天了还没到',
      '送错了地址',
      '半路丢了',
      '放在门口不打电话',
      'never arrived',
      'came a week late',
      'was left in the rain',
    ],
  },
  quality: {
    subjects: ['杯子', '衣服', '耳机', '充电器', 'the cup', 'the jacket', 'this charger'],
    says: [
      '用了两天就坏了',
      '一打开就有裂纹',
      '掉色很厉害',
      '做工太粗糙',
      'broke after two days',
      'has a crack',
      'fell apart at once',
    ],
  },
  refund: {
    subjects: ['退款', '退货的钱', '押金', '差价', 'my refund', 'the deposit', 'the money'],
    says: [
      '一直没有到账',
      '说好的还不退',
      '少退了二十块',
      '审核了半个月',
      'is still not paid back',
      'was only half returned',
      'takes forever',
    ],
  },
}
const openings = ['你好,', '请问', '真是的,', '我想反映一下,', '', 'Hello, ', 'Listen: ', '']
const closings = ['。', '!', '，请处理', '，谢谢', '.', ', please help', '']

/** The labels of these sentences. */
export const labels: readonly string[] = Object.keys(matters)

/** `count` different-looking examples, the labels in turn; the same for the same seed. */
export function saidByCustomers(count: number, seed: number): Example[] {
  const random = seededRandom(seed)
  const one = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item
  return Array.from({ length: count }, (_, i) => {
    const label = labels[i % labels.length] as string
    const { subjects, says } = matters[label] as NonNullable<(typeof matters)[string]>
    return { id: String(i), label, text: `${one(openings)}${one(subjects)} ${one(says)}${one(closings)}` }
  })
}
