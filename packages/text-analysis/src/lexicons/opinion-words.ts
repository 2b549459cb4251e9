import { positiveEn } from './sentiment-en.ts'
import { positiveZh } from './sentiment-zh.ts'
import { wordsOf } from './word-list.ts'

/** Words that say how somebody feels, and so are no topic: what is complained of (退款, 异味, 超时) is not among them. */
export const opinionWords: ReadonlySet<string> = new Set([
  ...[...positiveZh, ...positiveEn].flatMap(([, words]) => wordsOf(words)),
  ...wordsOf(`不好 不行 不满 不满意 不如 一般 一般般 失望 后悔 郁闷 无语 生气 恼火 讨厌 差评 太差 很差 极差 差劲 垃圾 恶心 糟糕 坑爹 坑人 骗子 骗人 差远了 受不了
    投诉 咨询 建议 反映 处理 解决 回复 答复 重视 bad worst terrible awful horrible poor disappointed please`),
])

/** Words that stand in voices about anything, and say nothing by themselves. */
export const plainWords: ReadonlySet<string> = new Set(
  wordsOf(`感觉 觉得 有点 有些 好像 东西 玩意 事情 情况 地方 时候 样子 没什么 不知道 不想 不会 不到 不了 第一次 每次 这次 上次 一次 两次 三次 几次 几天 两天 三天 刚刚 马上 立刻
    赶紧 尽快 帮忙 看看 认为 发现 看到 听说 说明 要求 打算 准备 继续 最近 有没有 是不是 能不能 会不会 怎么回事 平时 现在 每天 真是 实在 居然 竟然 简直 到底 究竟 反正 总之 确实 其实 当时
    结果 还要 才能 不得 只能 不得不 没人 别人 别的 其他 任何 各种 所有 这么 那么 这种 那种 哪些 哪里 哪个 一定 必须 本来 来说 几句 一句 一声 下文 等到 对方 白天 晚上 早上 上午 下午 中午 昨晚 今早
    麻烦 联系 回电 来电 我住 我要 我家 你家 家里 一边 一下子 之一 不缺 清楚 提供 几遍 再次 从来 大概 偶尔 就算 总得 没想到 说实话 的话 需要的话 需要 一共 一看 前天 得到 全部 要是 明明 似乎 却是 基本上 几乎 将近 好多 只有 里面 出来 稍微 超级 真心 毕竟 看起来 更好 有的
    想先 倒好 问下 发给 发过来 出去 过来 这点 整个 的时候 怎么样 为证 已经 多次 这家 他家 过后 年前 日前 何时 其中 以来 甚至 至少 起码 左右 原来 突然 忽然 接着 于是 不然 否则 除了 比如 例如 并没有
    would like want need get got going go went make made really still even just thing things anything something nothing time times day days today yesterday tomorrow week know tell told let see said
    say says think thought back use used using one two three first last new way much many lot ever never always now hi hello dear wants wanted please including included ago expect expected expecting team sir madam thanks thank sorry regards four five six seven eight nine ten trying tried try keep kept take took come came give gave
    since until before while because through yet already again been being off us http https www com cn co`),
)
