import { readTree } from './default-label.ts'

/** Banks and insurers: accounts, cards, loans, investing, policies and claims, two levels. */
export const bankingInsuranceTaxonomy = readTree(`
account | 账户与存款 | Accounts and deposits | 开户、销户、限额、冻结和存款 | Opening, closing, limits, freezes and deposits | 账户 存款 account
account.open | 开户 | Opening | 开户条件、资料和被拒 | Conditions, papers and refusals | 开户 开卡 办卡 开不了户 预约开户 对公账户 一类卡 二类卡 open_an_account opening
- 第一次来办储蓄卡，让我提供居住证明 / 公司想开基本户，排了两周 / They would not open an account for me without a payslip
account.close | 销户与销卡 | Closing | 注销账户和长期不用的卡 | Closing accounts and unused cards | 销户 注销 销卡 睡眠户 长期不用 销不了 close_my_account
- 多年不用的卡想注销，非要回开户行 / 异地能不能把存折销掉 / I want this savings account closed
account.limit | 限额与非柜面 | Limits | 转账限额、非柜面和提额 | Transfer limits, off-counter restrictions and raises | 限额 非柜面 每日限额 提高额度 降额 单笔 转不出去 daily_limit transfer_limit
- 每天只能转五千，急用钱怎么办 / 没通知我就把非柜面额度调到一千 / Why was my daily transfer cap cut to 500
account.frozen | 冻结与管控 | Freezes | 账户被冻结、止付和解除 | Frozen or blocked accounts and their release | 冻结 止付 解冻 管控 异常账户 司法冻结 只收不付 风控 frozen blocked_account
- 工资卡突然只能进不能出 / 说我账户有风险不让取钱 / My account has been frozen for a week
account.deposit | 存款与利率 | Deposits and rates | 定期、利率和提前支取 | Terms, rates and early withdrawal | 定期 利率 利息 存单 大额存单 活期 提前支取 到期 自动转存 interest savings fixed_deposit
- 三年期到期了利息怎么比说的少 / 定期没到期能先取一部分吗 / The interest rate is lower than advertised
account.fee | 账户收费 | Account fees | 年费、管理费和短信费 | Annual, management and message fees | 管理费 短信费 工本费 手续费 小额账户 扣了三块 扣费 免年费 monthly_fee maintenance_fee
- 每个月扣三块钱短信提醒费我没同意过 / 余额不足三百还要收管理费 / I was charged a maintenance fee
card | 信用卡 | Credit cards | 申请、账单、分期、年费和催收 | Applying, statements, instalments, fees and collection | 信用卡 credit_card
card.apply | 申请与额度 | Applying and limit | 审批、被拒和提额降额 | Approval, refusals and changes of limit | 申请信用卡 批卡 审批 提额 降额 额度 拒批 临时额度 card_application credit_limit
- 信用卡申请提交半个月没结果 / 一直按时还款却被降到一百额度 / My card application was declined
card.statement | 账单与还款 | Statements and repayment | 账单日、还款和自动扣款 | Statement date, repayment and direct debit | 账单 账单日 还款 还款日 最低还款 自动还款 逾期 滞纳金 利息 全额罚息 违约金 statement repayment overdue late_fee
- 少还了几块钱按全额收利息 / 绑定了自动还款却没有扣成功 / I paid on time and still got a late fee
card.instalment | 分期 | Instalments | 分期手续费、提前结清和诱导办理 | Instalment fees, early settlement and mis-selling | 分期 账单分期 分期手续费 提前结清 现金分期 取消分期 装修分期 installment instalment
- 客服没说清楚就给我办了二十四期 / 分期想一次还完还要收剩下的手续费 / Cancel the instalment plan I never agreed to
card.fee | 年费 | Annual fee | 年费和减免条件 | Annual fee and waivers | 年费 免年费 刷满 白金卡 减免年费 annual_fee
- 说好刷六次就免，还是扣了我三百 / 卡没激活也要收年费吗 / Please waive the annual fee
card.dispute | 盗刷与争议交易 | Disputed charges | 盗刷、不认识的交易和退单 | Stolen card use, unknown transactions and chargebacks | 盗刷 争议交易 不是我刷的 境外交易 拒付 调单 伪卡 chargeback unauthorised unauthorized unknown_transaction fraudulent_charge
- 半夜有一笔境外消费根本不是我操作的 / 商户关门了这笔钱能追回来吗 / There is a charge on my card that I do not recognise
card.points | 积分与权益 | Points and benefits | 积分、兑换和权益缩水 | Points, redemption and reduced benefits | 积分 兑换 权益 里程 贵宾厅 机场 洗车 权益缩水 积分清零 points miles lounge rewards
- 机场休息室权益突然没有了 / 攒的积分月底全清了 / My reward points have expired
card.collection | 催收 | Collection | 催收方式、骚扰亲友和协商还款 | Manner of collection, contacting relatives, repayment plans | 催收 爆通讯录 骚扰家人 协商还款 停息挂账 个性化分期 第三方催收 上门催 debt_collector collection_agency
- 催债的天天打我单位电话 / 失业了想谈谈慢慢还，不给协商 / Collectors keep calling my parents
loan | 贷款 | Loans | 房贷、消费贷和企业贷款 | Mortgages, consumer and business loans | 贷款 loan
loan.apply | 贷款申请与放款 | Applying and payout | 审批、材料和放款慢 | Approval, papers and slow payout | 放款 审批 贷款申请 批贷 材料 征信 被拒 下款 评估 loan_application disbursement
- 合同签了一个月钱还没到 / 反复要我补流水，贷款批不下来 / My loan was approved but not paid out
loan.mortgage | 房贷与利率调整 | Mortgage | 房贷利率、转换和抵押解除 | Mortgage rate, conversion and release | 房贷 按揭 lpr 存量利率 利率调整 重定价 解押 抵押 公积金贷款 他项权证 mortgage
- 别的银行都降了，我的按揭还没调 / 房款结清了抵押登记迟迟不给撤 / When will my mortgage rate be adjusted
loan.prepay | 提前还款 | Early repayment | 预约、排队和违约金 | Booking, queues and penalties | 提前还款 提前还贷 预约排队 还款违约金 一次性还清 缩短年限 prepay early_repayment pay_off_early
- 想把房贷一次还掉，要排到明年 / 提前结清为什么收我一个月利息 / Is there a penalty to repay early
loan.cost | 利率与费用 | Cost of loans | 高息、砍头息和捆绑收费 | High interest, deductions in advance and bundled charges | 高利息 年化 砍头息 服务费 担保费 综合费率 利滚利 搭售保险 强制搭售 apr high_interest
- 到手八万却按十万算利息 / 借钱必须买一份保险 / The real interest is double what they told me
loan.online | 网贷与消费贷 | Online and consumer loans | 网贷、平台和未经同意的借款 | Online lenders, platforms and loans without consent | 网贷 消费贷 网络贷款 借呗 小额贷款 被贷款 莫名其妙 信用贷 online_loan cash_loan
- 我没借过钱，名下却多了一笔小额贷 / 点了一下广告就给我放款了 / An app took out a loan in my name
loan.business | 企业贷款 | Business loans | 小微企业、续贷和抽贷 | Small firms, renewals and withdrawn credit | 企业贷款 小微 经营贷 续贷 抽贷 断贷 个体户 business_loan
- 厂里贷款到期说好续，临时不给了 / 小店想贷点周转资金 / The bank refused to renew our company's credit
credit | 征信 | Credit record | 征信记录、异议和查询 | Credit records, objections and queries | 征信 信用记录 credit_report
credit.dispute | 征信异议 | Corrections | 错误记录、逾期上征信和申诉 | Wrong records, defaults reported and objections | 征信异议 征信错误 上征信 逾期记录 消除 修复 不良记录 黑名单 非恶意逾期 credit_record credit_score
- 银行系统问题没扣款，却给我记了逾期 / 征信报告上有一条不是我的记录 / Remove the wrong default from my credit report
credit.query | 征信查询与授权 | Queries | 查询报告和未经授权查询 | Getting a report, queries without consent | 查征信 征信报告 查询次数 未授权查询 硬查询 credit_check
- 没同意就查了我信用报告三次 / 去哪里可以打印个人信用报告 / They ran a credit check without asking
payment | 转账与支付 | Transfers and payments | 转账、汇款、快捷支付和现金 | Transfers, remittance, quick payment and cash | 转账 汇款 支付 transfer
payment.transfer | 转账汇款 | Transfers | 未到账、转错和跨行 | Not arrived, mistaken and interbank | 未到账 转错 没到账 退汇 跨行 实时到账 到账慢 延迟到账 收款人 wrong_account not_received money_transfer
- 昨天打给房东的钱他还没收到 / 不小心汇给陌生人了能追回吗 / I sent money to the wrong account
payment.overseas | 跨境与外汇 | Overseas and currency | 汇出境、结售汇和外币 | Sending abroad, exchange and foreign cash | 外汇 购汇 结汇 境外汇款 外币 美元 汇率 swift 五万美元 留学汇款 wire_transfer exchange_rate foreign_currency
- 给孩子交国外学费汇了五天没到 / 换美元的牌价和网上差很多 / My international wire is missing
payment.quick | 快捷支付与代扣 | Quick payment and direct debit | 绑卡、代扣、自动续费和第三方支付 | Linking cards, direct debits, renewals and third parties | 快捷支付 代扣 绑卡 解绑 自动续费 第三方支付 免密 被扣款 银联 云闪付 direct_debit apple_pay
- 卡绑不上手机支付 / 一个没听过的公司每月从我卡里划钱 / Stop the direct debit from my account
payment.cash | 现金与自助设备 | Cash and machines | 取款机吞卡、少钞、假币和残币 | Swallowed cards, missing notes, counterfeit and damaged money | 取款机 atm 吞卡 吐钞 少给 假币 残币 零钱 存款机 取现 自助机 cash_machine swallowed
- 自助机把我的卡吃了，周末没人管 / 存进去一万只显示九千九 / The ATM kept my card and gave no money
invest | 理财与基金 | Investing | 理财、基金、贵金属和代销 | Wealth products, funds, metals and agency sales | 理财 基金 invest
invest.loss | 亏损与收益 | Losses and returns | 净值下跌、收益不符和暴雷 | Falling value, returns below promise, defaults | 亏损 亏了 净值 收益 本金 暴雷 跌了 不保本 浮亏 到期兑付 loss returns principal
- 买的稳健型产品居然亏了一成 / 到期了连本钱都没拿回来 / My fund lost a third of its value
invest.misselling | 误导销售 | Mis-selling | 夸大收益、风险评测和飞单 | Exaggerated returns, risk tests and unauthorised products | 误导 夸大收益 保本保息 代客操作 风险评测 飞单 双录 诱导购买 存款变保险 存单变保单 misled mis-sold misselling
- 柜员说跟存款一样安全我才买的 / 风险问卷是客户经理替我填的 / They told me it was as safe as a deposit
invest.redeem | 申购赎回 | Buying and redeeming | 赎回、到账和封闭期 | Redemption, arrival and lock-up | 赎回 申购 封闭期 认购 撤单 定投 开放日 基金卖出 redeem redemption
- 卖出基金三天了钱没回来 / 急用钱却说还在锁定期 / I cannot redeem before the term ends
digital | 手机银行与系统 | Digital banking | 应用、登录、认证和系统故障 | Apps, sign-in, identification and faults | 手机银行 网银 app
digital.login | 登录与认证 | Sign-in and identification | 密码、人脸、验证码和更换手机 | Passwords, faces, codes and new phones | 登录 密码 人脸识别 验证码 锁定 换手机号 预留手机号 u盾 忘记密码 face_recognition login password verification_code
- 老人刷脸怎么都通不过 / 换了号码收不到短信码 / I am locked out of online banking
digital.fault | 系统故障 | Faults | 闪退、升级和交易失败 | Crashes, upgrades and failed transactions | 闪退 系统升级 维护 卡顿 打不开 交易失败 系统繁忙 崩溃 更新后 crash app_down error
- 更新以后一打开就退出来 / 发工资那天系统一直转圈 / The banking app crashes every time
branch | 网点服务 | Branches | 排队、态度、上门和营业时间 | Queues, attitude, home visits and hours | 网点 柜台 支行 branch
branch.queue | 排队与窗口 | Queues and counters | 等待久、窗口少和营业时间 | Long waits, few counters and hours | 排队 叫号 窗口 只开一个 等了 营业时间 午休 预约 网点撤并 queue waiting_time opening_hours
- 五个柜台就一个在办业务，等了两小时 / 周末去了发现没开门 / Only one counter was open and I stood an hour
branch.staff | 柜员与客户经理 | Branch staff | 态度、业务能力和推销 | Attitude, skill and pushing of products | 柜员 大堂经理 客户经理 态度 不耐烦 业务不熟 推销 热心 teller manager rude staff
- 大堂的小姑娘很耐心地教我用机器 / 柜台人员爱理不理还翻白眼 / The teller was impatient and rude
branch.elderly | 老人与特殊客户 | Elderly and special customers | 上门办理、代办、继承和无障碍 | Home visits, acting for others, inheritance and access | 老人 行动不便 代办 上门办理 残疾 无障碍 继承 死亡 遗产 卧床 委托 elderly wheelchair inheritance deceased
- 父亲去世了，存折里的钱怎么取 / 奶奶瘫痪在床还要她本人来柜台 / My disabled mother cannot come in person
policy | 投保与保单 | Policies | 投保、告知、续保、变更和退保 | Taking out, disclosure, renewal, changes and surrender | 保单 投保 保险 policy insurance
policy.sales | 销售误导 | Mis-sold policies | 夸大保障、代理人承诺和电话销售 | Exaggerated cover, promises of agents, sales by phone | 代理人 业务员 夸大保障 电话销售 返佣 没说清楚 隐瞒条款 免责条款 赠险 承诺 insurance_agent
- 卖保险的说什么病都赔，现在全不认 / 电话里说是免费送的，结果每月扣钱 / The agent hid the exclusions from me
policy.surrender | 退保 | Surrender | 犹豫期、现金价值和全额退保 | Cooling-off, cash value and full refund | 退保 犹豫期 现金价值 全额退保 退保损失 解除合同 代理退保 surrender cancel_policy cooling-off
- 交了五年想不要了只退一半 / 签完第三天后悔了能全退吗 / I want to cancel my policy and get my premium back
policy.premium | 保费与续保 | Premium and renewal | 交费、涨价、断保和自动续保 | Paying, increases, lapses and automatic renewal | 保费 续保 涨价 缴费 断保 失效 复效 宽限期 车险续保 自动续保 停售 premium renewal
- 今年没出过险，车险反而涨了 / 忘了缴费合同断了还能恢复吗 / My premium went up by forty percent
policy.change | 保单变更与查询 | Changes and enquiries | 受益人、地址、保单贷款和查询 | Beneficiary, address, policy loan and enquiries | 变更 受益人 批改 保单查询 电子保单 保单贷款 过户 投保人变更 孤儿保单 分红 beneficiary policy_document
- 离婚了想把受益人改成女儿 / 业务员离职后没人管我的合同 / How do I change the beneficiary
claim | 理赔 | Claims | 报案、拒赔、金额和进度 | Reporting, refusals, amounts and progress | 理赔 赔付 claim
claim.refused | 拒赔 | Refused claims | 除外责任、如实告知和等待期 | Exclusions, disclosure and waiting periods | 拒赔 不赔 除外 如实告知 既往症 等待期 免责 免赔额 拒绝理赔 claim_denied rejected exclusion pre-existing
- 说我投保前就有结节所以一分不给 / 住院花了三万，说不在保障范围 / My claim was denied for a pre-existing condition
claim.amount | 赔付金额 | Amounts | 定损低、比例和分歧 | Low estimates, shares and disagreement | 定损 赔少了 赔付比例 金额 估价 残值 全损 代位求偿 免赔 settlement_amount estimate undervalued
- 修车要八千只给定三千 / 同样的票据比去年少报一半 / The adjuster's estimate is far too low
claim.progress | 理赔进度与材料 | Progress and papers | 拖延、补材料和无人跟进 | Delay, more papers and nobody following up | 理赔进度 补材料 资料 拖延 审核 结案 多久到账 理赔员 发票原件 病历 claim_status paperwork pending
- 材料交了五次，每次都说还缺一样 / 一个多月了没有人联系我结案 / My claim has been pending for two months
claim.accident | 报案与救援 | Reporting and roadside help | 出险报案、查勘和道路救援 | Reporting, inspection and roadside assistance | 报案 出险 查勘 事故 道路救援 拖车 剐蹭 追尾 现场 roadside tow_truck report_an_accident
- 高速上抛锚，拖车三小时没来 / 刚刚被追尾了怎么报保险 / I need to report an accident
claim.medical | 医疗与直付 | Medical cover | 住院垫付、特药和医院网络 | Advance payment, special medicine and hospital network | 垫付 直付 住院 绿色通道 特药 惠民保 百万医疗 门诊报销 重疾 hospital_network direct_billing medical_cover
- 手术押金交不起，说好的先付呢 / 这家医院能不能直接结算 / Does direct billing work at this hospital
security | 安全与隐私 | Security and privacy | 诈骗、泄露、推销骚扰 | Fraud, leaks and nuisance sales | 诈骗 骚扰 scam
security.fraud | 电信诈骗 | Fraud | 被骗转账、冒充客服和钓鱼 | Tricked transfers, impersonation and phishing | 诈骗 被骗 冒充 钓鱼 骗子 刷单 假客服 屏幕共享 止损 杀猪盘 scammed phishing impersonat
- 对方自称银行人员让我共享手机画面，钱没了 / 收到短信说卡要失效点链接 / I was scammed by someone pretending to be the bank
security.privacy | 信息泄露 | Privacy | 客户资料泄露和冒用身份 | Leaked data and stolen identity | 泄露 信息泄露 隐私 冒用身份 个人信息 身份被盗 客户资料 data_leak privacy identity_theft
- 刚办完按揭装修公司就打来电话 / 有人拿我身份证开了账户 / You leaked my personal data
security.marketing | 营销骚扰 | Nuisance sales | 推销电话、短信和退订 | Sales calls, messages and opting out | 推销电话 营销短信 骚扰电话 退订 别再打 拉黑 贷款广告 marketing_calls spam opt_out
- 一天五个电话问我要不要借钱 / 短信回复T也不管用 / Stop sending me loan adverts
service | 客服与投诉处理 | Service | 热线、回复和承诺 | Hotline, answers and promises | 客服 热线 hotline
service.hotline | 热线接通 | Hotline | 转人工难和等待 | No human and long waits | 转人工 人工客服 打不通 智能语音 955 机器人 听音乐 没人接 on_hold human_agent
- 语音绕了十分钟都找不到真人 / 打了一上午占线 / I waited forty minutes to reach a human
service.handling | 投诉处理 | Handling | 推诿、超时和没有回复 | Evasion, delays and no reply | 投诉 推诿 踢皮球 没有回复 不解决 金融监管 银保监 回电 complaint_handling no_reply ombudsman
- 网点让我找总行，总行让我找网点 / 说三个工作日答复，十天没消息 / Nobody has answered my complaint
service.praise | 表扬 | Praise | 对人和服务的感谢 | Thanks for people and service | 表扬 感谢 点赞 锦旗 谢谢 好评 暖心 thank_you excellent praise
- 多亏保安拦住，老人没被骗走养老钱 / 理赔三天就到了，必须夸 / Thank you for the excellent help
`)
