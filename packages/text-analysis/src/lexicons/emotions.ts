import type { WeightedWords } from './word-list.ts'

/** Emotions that a text may show; `neutral` is the answer when none does. */
export type Emotion = 'angry' | 'disappointed' | 'anxious' | 'sad' | 'surprised' | 'pleased' | 'neutral'

/** Words by the emotion they show. */
export const emotionWords: Record<Exclude<Emotion, 'neutral'>, WeightedWords> = {
  angry: [
    [
      3,
      `愤怒 气愤 气死 气炸 火大 恼火 怒 暴怒 忍无可忍 岂有此理 欺人太甚 太过分 无耻 不要脸 可恶 混蛋 王八蛋 滚 他妈 妈的 tmd 垃圾 恶心 黑心 骗子 无良 草泥马
      傻逼 sb 脑残 有病 凭什么 什么态度 太嚣张 😡 🤬 😠 😤 furious outraged angry disgusting ridiculous scam pissed wtf`,
    ],
    [1, `生气 讨厌 烦死 烦 投诉 恶劣 差劲 坑人 骗人 霸道 蛮横 受够 unacceptable annoyed rude liar mad`],
  ],
  disappointed: [
    [
      3,
      `失望 心寒 寒心 大失所望 白期待 后悔 辜负 不值 差强人意 disappointed disappointing let_down regret not_worth`,
    ],
    [
      1,
      `不如 差评 不满 不怎么样 一般般 再也不 浪费 遗憾 可惜 无语 郁闷 不会再 underwhelm* expected_better worse`,
    ],
  ],
  anxious: [
    [
      3,
      `担心 担忧 焦虑 焦急 着急 心急如焚 忐忑 不安 惶恐 恐慌 害怕 恐惧 提心吊胆 人心惶惶 睡不着 失眠 吓死 worried anxious nervous scared afraid panic`,
    ],
    [1, `急 急需 怎么办 怕 紧张 压力 慌 隐患 危险 不敢 urgent concern* stress* fear`],
  ],
  sad: [
    [
      3,
      `难过 伤心 悲伤 痛苦 绝望 崩溃 心痛 心碎 痛哭 流泪 眼泪 哭了 大哭 泪奔 凄凉 孤独 委屈 心酸 😭 💔 去世 离世 悲痛 sad heartbroken depressed hopeless crying cried grief`,
    ],
    [1, `哭 泪 难受 可怜 无助 无奈 想念 思念 失去 孤单 累 唉 lonely miss hurt`],
  ],
  surprised: [
    [
      3,
      `震惊 惊讶 吃惊 惊呆 目瞪口呆 没想到 想不到 出乎意料 意想不到 不敢相信 难以置信 惊了 shocked surprised unbelievable astonished can't_believe omg wow`,
    ],
    [1, `竟然 居然 天哪 天啊 我的天 吓一跳 什么情况 原来 突然 不可思议 unexpected suddenly`],
  ],
  pleased: [
    [
      3,
      `开心 高兴 满意 感动 感谢 谢谢 喜欢 幸福 快乐 愉快 惊喜 太棒 点赞 好评 感激 哈哈 嘻嘻 👍 😊 😄 🥰 ❤ yyds happy thank* love great pleased delighted awesome amazing`,
    ],
    [1, `不错 很好 赞 棒 舒服 贴心 温馨 可爱 期待 加油 推荐 爱 好吃 good nice glad enjoy*`],
  ],
}
