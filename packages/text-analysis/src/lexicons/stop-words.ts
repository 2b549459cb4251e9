import { wordsOf } from './word-list.ts'

/** Words that say nothing about what a text is about. */
export const stopWords: ReadonlySet<string> = new Set(
  wordsOf(`的 了 是 在 我 有 和 就 不 人 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 好 自己 这 那 他 她 它 们 我们 你们 他们 这个 那个 这些 那些 这样 那样 这里 那里 什么 怎么 为什么 因为 所以
  但是 可是 不过 如果 虽然 而且 或者 还是 还有 以及 并且 已经 现在 时候 可以 可能 应该 需要 希望 请 请问 谢谢 您好 你好 尊敬 领导 一下 一些 一直 一样 一次 一点 非常 特别 真的 比较 觉得 感觉 知道 就是 只是 不是 还 又 再
  被 把 给 对 从 向 与 及 等 之 其 于 以 为 而 但 如 则 将 由 因 所 让 使 个 次 年 月 日 号 吗 呢 吧 啊 呀 哦 嗯 啦 哈 今天 明天 昨天 目前 之前 之后 以后 以前 后来 然后 进行 相关 有关 部门 情况 问题 反映 关于 是否 能否 如何 怎样 多少
  几个 不能 不会 不要 没 无 能 得 过 来 去年 今年 很多 许多 大家 有人 本人 直接 完全 根本 不了 实在 到底 终于 居然 竟然 只好 只能 反正 总是 老是 从来 干脆 毕竟 其实 当然 马上 刚刚 刚才 先生 女士 the a an and or but if of to in on at for with from by is are was were be been am i you he she it we they me my your his her its our their this that these those
  as not no so do does did have has had can could will would should there here what when where why how which who just very too also than then about into out up down over again all any some more most other only own same s t re ve ll d m im`),
)
