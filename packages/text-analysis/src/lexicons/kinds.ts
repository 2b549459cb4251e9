import type { WeightedWords } from './word-list.ts'

/** What the sender wants with a feedback. */
export type Kind = 'complaint' | 'enquiry' | 'suggestion' | 'praise' | 'report' | 'other'

/** Words by the kind that they speak for. */
export const kindWords: Record<Exclude<Kind, 'other'>, WeightedWords> = {
  complaint: [
    [
      3,
      `投诉 我要投诉 要求赔偿 要求退款 要求处理 要求解决 维权 讨个说法 给个说法 给个交代 投诉无门 强烈不满 强烈要求 退款 退货 赔偿 差评 thanks_for_nothing complain* complaint
      want_my_money demand unacceptable not_what_i not_what_we
      凭什么 就是这样服务 就这样服务 这就是你们 这就是贵 就这服务 就这态度 就这质量 难道就 难道没 难道要 还要不要做 还想不想做 还管不管 有没有人管 到底有没有人 讲不讲理 耍我 耍人 像话吗 说得过去吗 走着瞧 没完没了 别以为 自己掂量 等着查 别逼我 看着办 吃干饭 会不会做生意 能耐坏了 滚犊子 干什么吃的 早干嘛 是不是都放假 这就叫 就这? 有没有王法 有没有良心
      is_this_what_you is_this_what_we so_this_is_what this_is_what_you_call is_anyone_even is_this_how_you do_you_even_care how_hard_can_it what_kind_of_service why_should_i_pay`,
    ],
    [
      2,
      `反映 反应 明明 解决一下 尽快解决 请求解决 恳请解决 严重影响 扰民 不作为 推诿 踢皮球 乱收费 拖欠 欠薪 没人管 无人管 不处理 一直没有解决 至今未 骗人 欺骗 被骗 坏了
      故障 不合理 何时能解决 什么时候能解决 请相关部门 请有关部门 求助 苦不堪言 噪音 噪声 污染 损坏 破损 烂尾 侵占 强制 违约 broken not_working still_waiting rude
      terrible worst disappointed overcharged crash* nobody_answers never_arrived`,
    ],
    [
      1,
      `refund* compensation 问题 影响 麻烦 不满 太差 难 希望解决 处理 整改 失望 差 慢 issue problem delayed`,
    ],
  ],
  enquiry: [
    [
      3,
      `请问 咨询 想咨询 想问 询问 问一下 想了解 想知道 请教 求解答 求解 什么时候能 何时能 怎么办理 如何办理 需要什么材料 需要哪些 流程是什么 how_do_i how_can_i
      can_i could_you_tell what_is when_will where_can how_much how_long is_there do_you may_i is_it_possible`,
    ],
    [
      2,
      `如何 怎么 怎样 是否 能否 可否 能不能 可不可以 有没有 是不是 租不租 卖不卖 退不退 收不收 会不会 行不行 要不要紧 用不用 包不包 送不送 用不用 什么时候 是多少 何时 几点 几号 几天能 几天到 几天可以 由谁 多久 多少钱 哪里 在哪 哪些 为何 为什么 吗 何去何从 么? 呢? how what when where which who`,
    ],
    [1, `? 查一下 查下 帮我查 帮我看 什么 哪个 政策 规定 条件 标准 手续 流程 办理 资格`],
  ],
  suggestion: [
    [
      3,
      `建议 提议 提个建议 建言 我的建议 几点建议 意见和建议 合理化建议 献策 倡议 suggest* suggestion 能不能推出 能不能增加 能不能加 能不能出 能不能设 能否推出 可不可以增加 可不可以加 recommend_that it_would_be_better would_be_great_if would_be_nice_to would_be_nice_if would_be_great_to would_be_good_to would_be_good_if would_be_helpful_if`,
    ],
    [
      2,
      `希望能增加 希望增加 要是能 如果能 要是可以 要是有 就更好了 就好了 希望增设 希望能够 能否增设 能否增加 能否开通 应该增加 最好能 可以考虑 呼吁 期待能 优化 改进 完善 增设 增开 开通 加装 please_add should_add feature_request could_you_add`,
    ],
    [1, `希望 期望 盼 应该 最好 可以增加 加强 hope wish should`],
  ],
  praise: [
    [
      3,
      `表扬 感谢信 锦旗 点赞 好评 非常感谢 衷心感谢 特别感谢 由衷感谢 万分感谢 五星好评 赞扬 称赞 致谢 非常满意 十分满意 thank_you_so_much kudos well_done great_job praise compliment* excellent_service no_complaints better_than_i faster_than_i couldn't_be_happier can't_say_enough couldn't_fault out_of_his_way out_of_her_way out_of_their_way above_and_beyond cheers_for 超出预期 夸你们 都夸 特意来夸 忠实粉丝 比想象的好 暖到了 句句在点子上 好太多 比想象中好 没有推诿`,
    ],
    [
      2,
      `感谢 感激 感恩 满意 很棒 真棒 推荐 还会再来 回购 物超所值 服务周到 态度好 喜欢 热情 贴心 thank* appreciate* amazing awesome love great`,
    ],
    [1, `不错 谢谢 很好 赞 棒 辛苦了 好吃 漂亮 舒服 good nice`],
  ],
  report: [
    [
      3,
      `举报 检举 揭发 实名举报 匿名举报 举报信 控告 贪污 受贿 行贿 贪腐 腐败 以权谋私 滥用职权 徇私舞弊 非法集资 传销 卖淫 嫖娼 赌博 吸毒 贩毒 黑社会 黑恶势力
      套取 骗取 冒领 偷税 漏税 逃税 whistleblow* report_a_crime bribe* corruption embezzle*`,
    ],
    [
      2,
      `违法 非法 违规 违建 违章建筑 无证经营 无证 无照 偷排 私自 私设 造假 弄虚作假 暗箱操作 无资质 黑作坊 地下 违停 伪造 侵吞 挪用 未批先建 是否合法 乱搭乱建 illegal* unlicensed fraud*`,
    ],
    [1, `查处 严查 彻查 调查 取缔 执法 请查 核查 监督`],
  ],
}
