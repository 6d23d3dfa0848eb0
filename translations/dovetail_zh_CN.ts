<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Accent</name>
    <message>
        <source>Teal</source>
        <translation>青绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>玫瑰红</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>琥珀色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Graphite</source>
        <translation>石墨灰</translation>
    </message>
</context>
<context>
    <name>Arguments</name>
    <message>
        <source>“%1” is not a port: a number from 1 to 65535 is needed.</source>
        <translation>“%1”不是端口：应为 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>Messages and files between computers of one network, without a server.</source>
        <translation>在同一网络的电脑之间收发消息和文件，无需服务器。</translation>
    </message>
    <message>
        <source>Keep key, conversations and settings in &lt;folder&gt;.</source>
        <translation>把密钥、会话和设置保存在 &lt;文件夹&gt; 中。</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Be shown to others as &lt;name&gt;, for this run.</source>
        <translation>本次运行时以 &lt;名字&gt; 显示给他人。</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>First own port to try.</source>
        <translation>首先尝试的本机端口。</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Port on which programs find each other.</source>
        <translation>程序互相发现所用的端口。</translation>
    </message>
    <message>
        <source>Stay on this computer: nothing leaves by the network.</source>
        <translation>只在本机运行：不向网络发送任何内容。</translation>
    </message>
    <message>
        <source>Language, for example en or zh_CN.</source>
        <translation>语言，例如 en 或 zh_CN。</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light（浅色）、dark（深色）或 system（跟随系统）。</translation>
    </message>
    <message>
        <source>Size and place of the window: WxH+X+Y.</source>
        <translation>窗口的大小和位置：宽x高+X+Y。</translation>
    </message>
    <message>
        <source>geometry</source>
        <translation>几何</translation>
    </message>
    <message>
        <source>“%1” is not a theme: light, dark or system.</source>
        <translation>“%1”不是外观名称：应为 light、dark 或 system。</translation>
    </message>
    <message>
        <source>“%1” is not a place for the window: write 1120x720+0+0.</source>
        <translation>“%1”不是窗口位置：应写成 1120x720+0+0。</translation>
    </message>
    <message>
        <source>There is no file “%1”. Try --help.</source>
        <translation>没有文件“%1”。请试试 --help。</translation>
    </message>
    <message>
        <source>Start without a window, in the tray where there is one.</source>
        <translation>启动时不打开窗口，如有系统托盘则只显示在托盘中。</translation>
    </message>
    <message>
        <source>files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files and folders to send; Dovetail asks to whom.</source>
        <translation>要发送的文件和文件夹；燕尾会询问发送给谁。</translation>
    </message>
</context>
<context>
    <name>AutoAccept</name>
    <message>
        <source>Ask me each time</source>
        <translation>每次都询问我</translation>
    </message>
    <message>
        <source>Of any size</source>
        <translation>不限大小</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>不超过 %1</translation>
    </message>
</context>
<context>
    <name>ConversationRow</name>
    <message>
        <source>You</source>
        <translation>我</translation>
    </message>
    <message>
        <source>forwarded</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>in answer to a message that is not here</source>
        <translation>回复一条已不在这里的消息</translation>
    </message>
    <message>
        <source>in answer to %1: %2</source>
        <translation>回复%1：%2</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>your reaction %1</source>
        <translation>您的回应 %1</translation>
    </message>
    <message>
        <source>their reaction %1</source>
        <translation>对方的回应 %1</translation>
    </message>
</context>
<context>
    <name>DesktopRows</name>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Start when I log in</source>
        <translation>登录时启动</translation>
    </message>
    <message>
        <source>Stay reachable when the window is closed</source>
        <translation>关闭窗口后仍保持在线</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>勿扰</translation>
    </message>
    <message>
        <source>Show me as away when I am not at the computer</source>
        <translation>我不在电脑前时显示为离开</translation>
    </message>
    <message>
        <source>Dovetail then keeps running in the tray, if there is one.</source>
        <translation>有系统托盘时，燕尾会继续在托盘中运行。</translation>
    </message>
    <message>
        <source>Notify me of new messages and files</source>
        <translation>有新消息和文件时通知我</translation>
    </message>
    <message>
        <source>Show the message in the notification</source>
        <translation>在通知中显示内容</translation>
    </message>
    <message>
        <source>No notifications and no sounds.</source>
        <translation>不显示通知，也不播放声音。</translation>
    </message>
    <message>
        <source>Offer Dovetail under “Send to”</source>
        <translation>在“发送到”菜单中提供燕尾</translation>
    </message>
    <message>
        <source>In the menu of files in the file manager.</source>
        <translation>在文件管理器的文件右键菜单中。</translation>
    </message>
</context>
<context>
    <name>DropText</name>
    <message numerus="yes">
        <source>Send %n item(s), %1, to %2</source>
        <translation>
            <numerusform>把 %n 项（%1）发送给 %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n item(s) to %1</source>
        <translation>
            <numerusform>把 %n 项发送给 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Only files and folders on this computer can be sent.</source>
        <translation>只能发送这台电脑上的文件和文件夹。</translation>
    </message>
</context>
<context>
    <name>ExportFile</name>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Data for programs (*.json)</source>
        <translation>供程序使用的数据 (*.json)</translation>
    </message>
</context>
<context>
    <name>FileManager</name>
    <message>
        <source>“%1” is not there any more. It was moved, renamed or removed.</source>
        <translation>“%1”已经不在了：可能被移动、改名或删除了。</translation>
    </message>
    <message>
        <source>No program here opens “%1”. Install one for its kind, or show it in its folder.</source>
        <translation>这里没有能打开“%1”的程序。请安装一个，或在文件夹中显示它。</translation>
    </message>
    <message>
        <source>No program here shows folders. This one is %1.</source>
        <translation>这里没有能显示文件夹的程序。该文件夹是 %1。</translation>
    </message>
</context>
<context>
    <name>Instance</name>
    <message>
        <source>“%1” belongs to somebody else. Dovetail does not talk to it; remove it and start again.</source>
        <translation>“%1”属于其他用户，燕尾不会与它通信；请删除它后重新启动。</translation>
    </message>
    <message>
        <source>Dovetail is running already, but it does not answer. Wait a moment and start it again, or end it first.</source>
        <translation>燕尾已在运行，但没有响应。请稍等再试，或先结束它。</translation>
    </message>
</context>
<context>
    <name>LinkText</name>
    <message>
        <source>Leads to %1</source>
        <translation>指向 %1</translation>
    </message>
</context>
<context>
    <name>MessageLayout</name>
    <message>
        <source>Original message is not here</source>
        <translation>原消息已不在这里</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
</context>
<context>
    <name>MessagePainter</name>
    <message>
        <source>New</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>转发</translation>
    </message>
</context>
<context>
    <name>MessageText</name>
    <message>
        <source>Message deleted</source>
        <translation>消息已删除</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
</context>
<context>
    <name>NodeRows</name>
    <message>
        <source>Your name</source>
        <translation>您的名字</translation>
    </message>
    <message>
        <source>Your status</source>
        <translation>您的状态</translation>
    </message>
    <message>
        <source>Everybody on the network sees it. Invisible: others see you as offline, and what they write reaches you all the same.</source>
        <translation>网络上的所有人都能看到。隐身：别人看到您离线，但他们写的消息仍会送达。</translation>
    </message>
    <message>
        <source>For example: in a meeting until 4</source>
        <translation>例如：开会到四点</translation>
    </message>
    <message>
        <source>As fast as possible</source>
        <translation>尽可能快</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <extracomment>A speed: &quot;5 MB a second&quot;</extracomment>
        <translation>每秒 %1</translation>
    </message>
    <message>
        <source>Keep both; the new one gets a number</source>
        <translation>两个都保留；新的加编号</translation>
    </message>
    <message>
        <source>Replace the old one</source>
        <translation>替换旧文件</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>询问我</translation>
    </message>
    <message>
        <source>Slower leaves room for others on a narrow network.</source>
        <translation>在较慢的网络上，限速可以给别人留出带宽。</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>Ports: %1 (UDP, finding each other), %2 (UDP, messages), %3 (TCP, files)</source>
        <translation>端口：%1（UDP，互相发现）、%2（UDP，消息）、%3（TCP，文件）</translation>
    </message>
    <message>
        <source>This computer on the network</source>
        <translation>本机网络信息</translation>
    </message>
    <message>
        <source>Look for people again</source>
        <translation>重新查找联系人</translation>
    </message>
    <message>
        <source>Blocked: %1</source>
        <translation>已屏蔽：%1</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>取消屏蔽</translation>
    </message>
    <message>
        <source>If empty, the name of your account on this computer is used.</source>
        <translation>留空则使用您在此电脑上的账户名。</translation>
    </message>
    <message>
        <source>Your status message</source>
        <translation>您的状态说明</translation>
    </message>
    <message>
        <source>When a file of that name exists</source>
        <translation>已有同名文件时</translation>
    </message>
    <message>
        <source>Keep only one if they are identical</source>
        <translation>内容相同时只保留一个</translation>
    </message>
    <message>
        <source>Transfers received at the same time</source>
        <translation>同时接收的传输数</translation>
    </message>
    <message>
        <source>The others wait for their turn.</source>
        <translation>其余的排队等待。</translation>
    </message>
    <message>
        <source>Sending speed</source>
        <translation>发送速度</translation>
    </message>
    <message>
        <source>Receiving speed</source>
        <translation>接收速度</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>PersonPainter</name>
    <message>
        <source>Not the %1 you knew before</source>
        <translation>不是您以前认识的 %1</translation>
    </message>
</context>
<context>
    <name>PersonText</name>
    <message>
        <source>Available</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Encrypted and verified</source>
        <translation>已加密并验证</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>未发送：%1</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>我：%1</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>忙碌</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已屏蔽</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>草稿：%1</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Up</source>
        <translation>↑</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>↓</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>→</translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>忙碌</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day and time</comment>
        <extracomment>A day and a time of day: &quot;Saturday 01:02&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Their clock agrees with yours</source>
        <translation>对方的时钟与您的一致</translation>
    </message>
    <message>
        <source>Their clock is %1 ahead of yours</source>
        <translation>对方的时钟比您的快 %1</translation>
    </message>
    <message>
        <source>Their clock is %1 behind yours</source>
        <translation>对方的时钟比您的慢 %1</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>隐身</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <extracomment>The day line of a conversation, as QLocale::toString takes it: a day of this year.</extracomment>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>The same for a day of another year.</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>剩余 %1 小时 %2 分钟</translation>
    </message>
</context>
<context>
    <name>TotalsText</name>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>Nothing is under way</source>
        <translation>没有正在进行的传输</translation>
    </message>
    <message numerus="yes">
        <source>%n active</source>
        <translation>
            <numerusform>%n 个进行中</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message numerus="yes">
        <source>Transfers: %n active, %1 percent</source>
        <translation>
            <numerusform>传输：%n 个进行中，%1%</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个等待中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Transfers: %n waiting, %1 percent</source>
        <translation>
            <numerusform>传输：%n 个等待中，%1%</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n 个已暂停</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Transfers: %n paused, %1 percent</source>
        <translation>
            <numerusform>传输：%n 个已暂停，%1%</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransferRow</name>
    <message>
        <source>To %1</source>
        <translation>发给 %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>来自 %1</translation>
    </message>
</context>
<context>
    <name>TransferText</name>
    <message>
        <source>Waits for its turn</source>
        <translation>排队等待</translation>
    </message>
    <message>
        <source>Interrupted; goes on when the connection is back</source>
        <translation>已中断；连接恢复后自动继续</translation>
    </message>
    <message>
        <source>Paused by the other side</source>
        <translation>对方已暂停</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Accept to…</source>
        <translation>接收到…</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Don&apos;t send</source>
        <translation>不再发送</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 和另外 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting for an answer</source>
        <translation>等待对方答复</translation>
    </message>
    <message>
        <source>wants to send you a file</source>
        <translation>想给您发送一个文件</translation>
    </message>
    <message>
        <source>wants to send you files</source>
        <translation>想给您发送文件</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Waiting for the other side…</source>
        <translation>正在等待对方…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>Checking that everything arrived…</source>
        <translation>正在核对是否全部到达…</translation>
    </message>
    <message>
        <source>Declined by the other side</source>
        <translation>对方已拒绝</translation>
    </message>
    <message>
        <source>You declined it</source>
        <translation>您已拒绝</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>It did not arrive.</source>
        <translation>没有送达。</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>百分之 %1</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>React</source>
        <translation>回应</translation>
    </message>
    <message>
        <source>Forward…</source>
        <translation>转发…</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全文</translation>
    </message>
    <message>
        <source>Go to the original message</source>
        <translation>转到原消息</translation>
    </message>
    <message>
        <source>More ways to accept</source>
        <translation>更多接收方式</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Move up in the queue</source>
        <translation>在队列中前移</translation>
    </message>
    <message>
        <source>Move down in the queue</source>
        <translation>在队列中后移</translation>
    </message>
    <message>
        <source>Go to the conversation</source>
        <translation>转到会话</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>%1 (%2%)</source>
        <translation>%1（%2%）</translation>
    </message>
    <message numerus="yes">
        <source>more than %n file(s)</source>
        <translation>
            <numerusform>超过 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Next in the queue</source>
        <translation>排在队列首位</translation>
    </message>
    <message numerus="yes">
        <source>In the queue behind %n other(s)</source>
        <translation>
            <numerusform>前面还有 %n 个在排队</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renamed</source>
        <translation>
            <numerusform>%n 个已重命名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n 个被略过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 条说明</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Show what was renamed or left out</source>
        <translation>查看被重命名或略过的内容</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Begins when all of it has been counted…</source>
        <translation>全部清点完毕后开始…</translation>
    </message>
    <message>
        <source>Accepted; waits for its turn there</source>
        <translation>对方已接受，正在排队</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Dovetail</source>
        <translation>燕尾</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>勿扰</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n 条未读消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s), %1%</source>
        <translation>
            <numerusform>%n 个传输，%1%</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail</name>
    <message>
        <source>“%1” is a link that leads elsewhere or that the disk cannot hold; it was left out.</source>
        <translation>“%1”是指向别处或磁盘无法保存的链接，已略过。</translation>
    </message>
    <message>
        <source>A link that leads elsewhere or that the disk cannot hold was left out.</source>
        <translation>有链接指向别处或磁盘无法保存，已略过。</translation>
    </message>
    <message>
        <source>The transfer was cancelled.</source>
        <translation>传输已取消。</translation>
    </message>
    <message>
        <source>The files were declined.</source>
        <translation>文件被拒绝。</translation>
    </message>
    <message>
        <source>“%1” is gone or cannot be read at the sender&apos;s; it has to be put back or sent anew.</source>
        <translation>发送方的“%1”已不存在或无法读取；需要放回原处或重新发送。</translation>
    </message>
    <message>
        <source>A file is gone or cannot be read at the sender&apos;s; it has to be put back or sent anew.</source>
        <translation>发送方有文件已不存在或无法读取；需要放回原处或重新发送。</translation>
    </message>
    <message>
        <source>“%1” changed while it was being sent; send it again.</source>
        <translation>“%1”在发送过程中发生了变化；请重新发送。</translation>
    </message>
    <message>
        <source>A file changed while it was being sent; send it again.</source>
        <translation>有文件在发送过程中发生了变化；请重新发送。</translation>
    </message>
    <message>
        <source>“%1” did not arrive identical and was not kept; try again.</source>
        <translation>“%1”收到的内容与原文件不一致，已丢弃；请重试。</translation>
    </message>
    <message>
        <source>A file did not arrive identical and was not kept; try again.</source>
        <translation>有文件收到的内容与原文件不一致，已丢弃；请重试。</translation>
    </message>
    <message>
        <source>There is not enough space; free some or choose another folder.</source>
        <translation>空间不足；请清理一些空间或选择其他文件夹。</translation>
    </message>
    <message>
        <source>“%1” cannot be written to; choose another folder.</source>
        <translation>无法写入“%1”；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The folder cannot be written to; choose another one.</source>
        <translation>无法写入该文件夹；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The other side no longer knows these files; ask for them to be sent again.</source>
        <translation>对方已没有这些文件的记录；请对方重新发送。</translation>
    </message>
    <message>
        <source>“%1” is not a name a file can have here; ask for it to be renamed and sent again.</source>
        <translation>“%1”在这里不能用作文件名；请对方改名后重新发送。</translation>
    </message>
    <message>
        <source>A file has a name it cannot have here; ask for it to be renamed and sent again.</source>
        <translation>有文件的名称在这里不能使用；请对方改名后重新发送。</translation>
    </message>
    <message>
        <source>The other side said something that makes no sense here; try again, with the newest Dovetail on both computers.</source>
        <translation>对方发来了无法理解的内容；请在两台电脑上都使用最新版燕尾后重试。</translation>
    </message>
    <message>
        <source>The connection was lost before everything had arrived; try again.</source>
        <translation>连接在全部到达之前中断；请重试。</translation>
    </message>
    <message>
        <source>No connection could be made to the other computer; a firewall there may need to allow Dovetail.</source>
        <translation>无法连接到对方电脑；对方的防火墙可能需要放行燕尾。</translation>
    </message>
    <message>
        <source>The other computer did not prove in time who it is; nothing was sent, try again.</source>
        <translation>对方电脑未能及时证明身份；没有发送任何内容，请重试。</translation>
    </message>
    <message>
        <source>The other computer does not answer; see whether it is on and on this network.</source>
        <translation>对方电脑没有应答；请查看它是否开机并连接到此网络。</translation>
    </message>
    <message>
        <source>The message is longer than %1; send it in pieces or as a file.</source>
        <translation>消息超过了 %1；请分几次发送，或作为文件发送。</translation>
    </message>
    <message>
        <source>The message is too long; send it in pieces or as a file.</source>
        <translation>消息太长；请分几次发送，或作为文件发送。</translation>
    </message>
    <message>
        <source>The message is empty; write something first.</source>
        <translation>消息是空的；请先写点什么。</translation>
    </message>
    <message>
        <source>Nobody called “%1” is on this network; check the name, or whether Dovetail runs there.</source>
        <translation>此网络上没有叫“%1”的人；请检查名字，或确认对方已打开燕尾。</translation>
    </message>
    <message>
        <source>Nobody of that name is on this network; check the name, or whether Dovetail runs there.</source>
        <translation>此网络上没有叫这个名字的人；请检查名字，或确认对方已打开燕尾。</translation>
    </message>
    <message>
        <source>“%1” is not an address; type one like 10.0.0.12 or the name of a computer.</source>
        <translation>“%1”不是地址；请输入形如 10.0.0.12 的地址或电脑名称。</translation>
    </message>
    <message>
        <source>No address was given; type one like 10.0.0.12 or the name of a computer.</source>
        <translation>没有填写地址；请输入形如 10.0.0.12 的地址或电脑名称。</translation>
    </message>
    <message>
        <source>There is nothing to send; choose at least one file.</source>
        <translation>没有可发送的内容；请至少选择一个文件。</translation>
    </message>
    <message>
        <source>“%1” is neither a file nor a folder that can be read, so it cannot be sent.</source>
        <translation>“%1”不是可以读取的文件或文件夹，无法发送。</translation>
    </message>
    <message>
        <source>That is neither a file nor a folder that can be read, so it cannot be sent.</source>
        <translation>这不是可以读取的文件或文件夹，无法发送。</translation>
    </message>
    <message>
        <source>These are more than %1 files; send them in several goes or as one archive.</source>
        <translation>文件超过了 %1 个；请分几次发送，或打包成一个压缩文件。</translation>
    </message>
    <message>
        <source>These are too many files; send them in several goes or as one archive.</source>
        <translation>文件太多；请分几次发送，或打包成一个压缩文件。</translation>
    </message>
    <message>
        <source>Dovetail was closed in the middle of it; try again.</source>
        <translation>燕尾在中途被关闭；请重试。</translation>
    </message>
    <message>
        <source>No network port from %1 on is free; close another program or choose another port.</source>
        <translation>从 %1 起没有空闲的网络端口；请关闭其他程序或选择其他端口。</translation>
    </message>
    <message>
        <source>No network port is free; close another program or choose another port.</source>
        <translation>没有空闲的网络端口；请关闭其他程序或选择其他端口。</translation>
    </message>
    <message>
        <source>This computer is on no network; connect it by cable or Wi-Fi.</source>
        <translation>这台电脑没有连接网络；请插上网线或连接 Wi-Fi。</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>The identity in “%1” cannot be used and was left as it is; restore it from a backup, or move it away to become somebody new.</source>
        <translation>“%1”中的身份无法使用，已保持原样；请从备份恢复，或把它移走以使用新的身份。</translation>
    </message>
    <message>
        <source>The identity of this profile cannot be used and was left as it is; restore it from a backup, or move it away to become somebody new.</source>
        <translation>此个人资料的身份无法使用，已保持原样；请从备份恢复，或把它移走以使用新的身份。</translation>
    </message>
    <message>
        <source>“%1” cannot be written to, so nothing could be kept; make it writable or choose another profile folder.</source>
        <translation>无法写入“%1”，因此什么都保存不了；请使其可写，或选择其他个人资料文件夹。</translation>
    </message>
    <message>
        <source>The profile folder cannot be written to, so nothing could be kept; make it writable or choose another one.</source>
        <translation>无法写入个人资料文件夹，因此什么都保存不了；请使其可写，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Another Dovetail already uses “%1”; use that one, close it, or choose another profile folder.</source>
        <translation>另一个燕尾正在使用“%1”；请使用已打开的燕尾，或将其关闭，或选择其他个人资料文件夹。</translation>
    </message>
    <message>
        <source>Another Dovetail already uses this profile; use that one, close it, or choose another profile folder.</source>
        <translation>另一个燕尾正在使用此个人资料；请使用已打开的燕尾，或将其关闭，或选择其他个人资料文件夹。</translation>
    </message>
    <message>
        <source>The conversations cannot be kept (%1); see whether the disk is full or the profile folder read-only.</source>
        <translation>无法保存会话（%1）；请查看磁盘是否已满，或个人资料文件夹是否只读。</translation>
    </message>
    <message>
        <source>The conversations cannot be kept; see whether the disk is full or the profile folder read-only.</source>
        <translation>无法保存会话；请查看磁盘是否已满，或个人资料文件夹是否只读。</translation>
    </message>
    <message>
        <source>Something arrived that could not be understood; it was ignored.</source>
        <translation>收到了无法理解的内容，已忽略。</translation>
    </message>
    <message>
        <source>The message is not here any more, or it is not one of yours; nothing was changed.</source>
        <translation>这条消息已不在这里，或者不是您发的；没有做任何更改。</translation>
    </message>
    <message>
        <source>“%1” is not an emoji; a reaction is exactly one.</source>
        <translation>“%1”不是表情符号；一次回应只能用一个表情符号。</translation>
    </message>
    <message>
        <source>That is not an emoji; a reaction is exactly one.</source>
        <translation>这不是表情符号；一次回应只能用一个表情符号。</translation>
    </message>
    <message>
        <source>forwarded</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>not delivered yet</source>
        <translation>尚未送达</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>Conversation up to %1</source>
        <translation>截至 %1 的会话</translation>
    </message>
    <message>
        <source>a message that is not here any more</source>
        <translation>一条已不在这里的消息</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>%1 and %2: conversation up to %3</source>
        <translation>%1 和 %2：截至 %3 的会话</translation>
    </message>
    <message>
        <source>(a message that is not here any more)</source>
        <translation>（一条已不在这里的消息）</translation>
    </message>
    <message>
        <source>(deleted)</source>
        <translation>（已删除）</translation>
    </message>
    <message>
        <source>(files) %1</source>
        <translation>（文件）%1</translation>
    </message>
    <message>
        <source>The password is not right; ask the folder&apos;s owner for it.</source>
        <translation>密码不正确；请向文件夹的主人询问。</translation>
    </message>
    <message>
        <source>No connection could be made to %1; allow TCP port %2 in the firewall there.</source>
        <translation>无法连接到 %1；请在那台电脑的防火墙中允许 TCP 端口 %2。</translation>
    </message>
    <message>
        <source>Something called “%1” is there already; choose what to do with it.</source>
        <translation>已经有名为“%1”的内容；请选择如何处理。</translation>
    </message>
    <message>
        <source>Something of that name is there already; choose another one.</source>
        <translation>已经有同名的内容；请换一个名字。</translation>
    </message>
    <message>
        <source>Neither computer can connect to the other: allow TCP port %1 in the firewall of this computer, or port %2 in that of the other one (%3).</source>
        <translation>两台电脑都无法连接到对方：请在这台电脑的防火墙中允许 TCP 端口 %1，或在另一台（%3）的防火墙中允许端口 %2。</translation>
    </message>
    <message>
        <source>“%1” is not shared with you, or not any more; ask its owner.</source>
        <translation>“%1”没有共享给您，或已不再共享；请询问它的主人。</translation>
    </message>
    <message>
        <source>That folder is not shared with you, or not any more; ask its owner.</source>
        <translation>该文件夹没有共享给您，或已不再共享；请询问它的主人。</translation>
    </message>
    <message>
        <source>“%1” is blocked; unblock them to write or send something.</source>
        <translation>“%1”已被屏蔽；要写消息或发送内容，请先取消屏蔽。</translation>
    </message>
    <message>
        <source>That person is blocked; unblock them to write or send something.</source>
        <translation>此人已被屏蔽；要写消息或发送内容，请先取消屏蔽。</translation>
    </message>
    <message>
        <source>“%1” is not a folder that can be read, so it cannot be shared.</source>
        <translation>“%1”不是可读取的文件夹，无法共享。</translation>
    </message>
    <message>
        <source>That is not a folder that can be read, so it cannot be shared.</source>
        <translation>这不是可读取的文件夹，无法共享。</translation>
    </message>
    <message>
        <source>“%1” is not who was called so before; say first whether you trust this one.</source>
        <translation>“%1”不是之前叫这个名字的人；请先说明是否信任这个身份。</translation>
    </message>
    <message>
        <source>That is not the person of this name you knew; say first whether you trust this one.</source>
        <translation>这不是您认识的那个同名的人；请先说明是否信任这个身份。</translation>
    </message>
    <message>
        <source>There is not enough space: free %1 more, or choose another folder.</source>
        <translation>空间不足：请再清理出 %1，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>“%1” is gone or cannot be read on this computer; put it back, or send it anew.</source>
        <translation>本机上的“%1”已不存在或无法读取；请放回原处或重新发送。</translation>
    </message>
    <message>
        <source>A file is gone or cannot be read on this computer; put it back, or send it anew.</source>
        <translation>本机上有文件已不存在或无法读取；请放回原处或重新发送。</translation>
    </message>
    <message>
        <source>There is not enough space on the other computer: it needs %1 more.</source>
        <translation>对方电脑空间不足：还需要 %1。</translation>
    </message>
    <message>
        <source>There is not enough space on the other computer.</source>
        <translation>对方电脑空间不足。</translation>
    </message>
    <message>
        <source>“%1” cannot be written to on the other computer; try again when it can.</source>
        <translation>对方电脑无法写入“%1”；待可以写入后请重试。</translation>
    </message>
    <message>
        <source>The folder on the other computer cannot be written to; try again when it can.</source>
        <translation>对方电脑无法写入该文件夹；待可以写入后请重试。</translation>
    </message>
    <message>
        <source>The other side no longer knows these files; send them again.</source>
        <translation>对方已没有这些文件的记录；请重新发送。</translation>
    </message>
    <message>
        <source>“%1” is not a name a file can have on the other computer; rename it and send it again.</source>
        <translation>“%1”在对方电脑上不能用作文件名；请改名后重新发送。</translation>
    </message>
    <message>
        <source>A file has a name it cannot have on the other computer; rename it and send it again.</source>
        <translation>有文件的名称在对方电脑上不能使用；请改名后重新发送。</translation>
    </message>
    <message>
        <source>“%1” cannot be sent under its name; it was sent under a similar one.</source>
        <translation>“%1”无法以原名发送，已改用相近的名称发送。</translation>
    </message>
    <message>
        <source>A file cannot be sent under its name; it was sent under a similar one.</source>
        <translation>有文件无法以原名发送，已改用相近的名称发送。</translation>
    </message>
    <message>
        <source>“%1” is gone or cannot be read on the sender&apos;s computer; ask for it to be put back or sent anew.</source>
        <translation>发送方电脑上的“%1”已不存在或无法读取；请对方放回原处或重新发送。</translation>
    </message>
    <message>
        <source>A file is gone or cannot be read on the sender&apos;s computer; ask for it to be put back or sent anew.</source>
        <translation>发送方电脑上有文件已不存在或无法读取；请对方放回原处或重新发送。</translation>
    </message>
    <message>
        <source>“%1” changed while it was being sent; ask for it to be sent again.</source>
        <translation>“%1”在发送过程中发生了变化；请对方重新发送。</translation>
    </message>
    <message>
        <source>A file changed while it was being sent; ask for it to be sent again.</source>
        <translation>有文件在发送过程中发生了变化；请对方重新发送。</translation>
    </message>
    <message>
        <source>“%1” is gone or cannot be read on the other computer; ask the folder&apos;s owner.</source>
        <translation>对方电脑上的“%1”已不存在或无法读取；请询问文件夹的所有者。</translation>
    </message>
    <message>
        <source>A file is gone or cannot be read on the other computer; ask the folder&apos;s owner.</source>
        <translation>对方电脑上有文件已不存在或无法读取；请询问文件夹的所有者。</translation>
    </message>
    <message>
        <source>“%1” changed while it was being fetched; fetch it again.</source>
        <translation>“%1”在获取过程中发生了变化；请重新获取。</translation>
    </message>
    <message>
        <source>A file changed while it was being fetched; fetch it again.</source>
        <translation>有文件在获取过程中发生了变化；请重新获取。</translation>
    </message>
    <message>
        <source>There is not enough space on the other computer; when %1 more is free there, it goes on by itself.</source>
        <translation>对方电脑空间不足；再有 %1 空闲后会自动继续。</translation>
    </message>
    <message>
        <source>There is not enough space on the other computer; when there is, it goes on by itself.</source>
        <translation>对方电脑空间不足；有足够空间后会自动继续。</translation>
    </message>
    <message>
        <source>There is not enough space: free %1 more, and it goes on by itself.</source>
        <translation>空间不足：再清理出 %1 后会自动继续。</translation>
    </message>
    <message>
        <source>There is not enough space; free some, and it goes on by itself.</source>
        <translation>空间不足；清理出一些空间后会自动继续。</translation>
    </message>
    <message>
        <source>“%1” cannot be written to on the other computer; the transfer goes on by itself once it can.</source>
        <translation>对方电脑无法写入“%1”；可以写入后传输会自动继续。</translation>
    </message>
    <message>
        <source>The folder on the other computer cannot be written to; the transfer goes on by itself once it can.</source>
        <translation>对方电脑无法写入该文件夹；可以写入后传输会自动继续。</translation>
    </message>
    <message>
        <source>“%1” cannot be written to; the transfer goes on by itself once it can.</source>
        <translation>无法写入“%1”；可以写入后传输会自动继续。</translation>
    </message>
    <message>
        <source>The folder cannot be written to; the transfer goes on by itself once it can.</source>
        <translation>无法写入该文件夹；可以写入后传输会自动继续。</translation>
    </message>
    <message>
        <source>“%1” could not keep its name here; it was saved under a similar one.</source>
        <translation>“%1”在这里无法保留原名，已改用相近的名称保存。</translation>
    </message>
    <message>
        <source>A file could not keep its name here; it was saved under a similar one.</source>
        <translation>有文件在这里无法保留原名，已改用相近的名称保存。</translation>
    </message>
    <message>
        <source>“%1” cannot be written to; make it writable and try again.</source>
        <translation>无法写入“%1”；请使其可写后重试。</translation>
    </message>
    <message>
        <source>The folder cannot be written to; make it writable and try again.</source>
        <translation>无法写入该文件夹；请使其可写后重试。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::AcceptAllQuestion</name>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>另外 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>全部接收</translation>
    </message>
    <message numerus="yes">
        <source>Accept %n offer(s), %1, from %2?</source>
        <translation>
            <numerusform>接收来自 %2 的 %n 项文件（%1）吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>They will be saved in %1</source>
        <translation>将保存到 %1</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::AcceptMenu</name>
    <message>
        <source>Always accept from %1</source>
        <translation>始终接收来自 %1 的文件</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::AddressDialog</name>
    <message>
        <source>Add by address</source>
        <translation>按地址添加</translation>
    </message>
    <message>
        <source>The address or name of the other computer:</source>
        <translation>对方电脑的地址或名称：</translation>
    </message>
    <message>
        <source>10.0.0.12, 10.0.0.12:27423 or a computer&apos;s name</source>
        <extracomment>Examples of an address; the numbers stay as they are.</extracomment>
        <translation>10.0.0.12、10.0.0.12:27423 或电脑名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Why can&apos;t I see someone?</source>
        <translation>为什么看不到某人？</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Nobody answers at %1. Is Dovetail open there?</source>
        <translation>%1 没有回应。那边打开燕尾了吗？</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::BrowserModel</name>
    <message>
        <source>%1, folder</source>
        <translation>%1，文件夹</translation>
    </message>
    <message>
        <source>%1, file</source>
        <translation>%1，文件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>%1, shared folder with a password</source>
        <translation>%1，有密码的共享文件夹</translation>
    </message>
    <message>
        <source>%1, shared folder</source>
        <translation>%1，共享文件夹</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::Composer</name>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>发送 (Enter)</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Write a message to %1</source>
        <translation>给 %1 写消息</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>回复 %1</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>编辑消息</translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter)</source>
        <translation>发送 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Emoji (Ctrl+E)</source>
        <translation>表情（Ctrl+E）</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Send files or a folder</source>
        <translation>发送文件或文件夹</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::ComposerBar</name>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>退出 (Esc)</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::ConflictDialog</name>
    <message>
        <source>Already there</source>
        <translation>已经存在</translation>
    </message>
    <message>
        <source>“%1” is there already.</source>
        <translation>“%1”已经存在。</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两个都保留</translation>
    </message>
    <message>
        <source>What comes in gets a number behind its name.</source>
        <translation>收到的文件名后会加上编号。</translation>
    </message>
    <message>
        <source>Skip what is identical</source>
        <translation>略过相同的文件</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Files in the folder that have the same names are lost; all others stay.</source>
        <translation>文件夹中的同名文件将会丢失；其他文件不变。</translation>
    </message>
    <message>
        <source>The file that is there is lost.</source>
        <translation>现有的文件将会丢失。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Files that are the same are not received again. Those that differ are kept beside the old ones, with a number.</source>
        <translation>相同的文件不再接收；不同的会加上编号，与原有的一起保留。</translation>
    </message>
    <message>
        <source>If it is the same file, it is not received again. If it differs, both are kept.</source>
        <translation>如果是相同的文件，则不再接收；如果不同，则两个都保留。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::ConversationEmpty</name>
    <message>
        <source>No messages yet. Write something, or drop files here.</source>
        <translation>还没有消息。写点什么，或把文件拖到这里。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::ConversationModel</name>
    <message>
        <source>Will be sent when %1 is back</source>
        <translation>%1 上线后自动发送</translation>
    </message>
    <message>
        <source>You</source>
        <translation>我</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::ConversationPane</name>
    <message>
        <source>Go to the newest message</source>
        <translation>转到最新消息</translation>
    </message>
    <message>
        <source>Send files</source>
        <translation>发送文件</translation>
    </message>
    <message>
        <source>This text is longer than a message can be (%1).</source>
        <translation>这段文字超过了一条消息的长度上限（%1）。</translation>
    </message>
    <message>
        <source>Send as a text file</source>
        <translation>作为文本文件发送</translation>
    </message>
    <message>
        <source>yourself</source>
        <translation>自己</translation>
    </message>
    <message>
        <source>Delete message</source>
        <translation>删除消息</translation>
    </message>
    <message>
        <source>Delete this message for both of you?</source>
        <translation>为双方删除这条消息？</translation>
    </message>
    <message>
        <source>A line that a message was deleted stays in its place.</source>
        <translation>原处会留下一行“消息已删除”的提示。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Message of %1</source>
        <translation>%1 的消息</translation>
    </message>
    <message numerus="yes">
        <source>Go to the newest message, %n new</source>
        <translation>
            <numerusform>转到最新消息，%n 条新消息</numerusform>
        </translation>
    </message>
    <message>
        <source>This text is too long to be shown here (%1).</source>
        <translation>这段文字太长，无法在此显示（%1）。</translation>
    </message>
    <message>
        <source>Send it</source>
        <translation>直接发送</translation>
    </message>
    <message>
        <source>This message is too long to be changed here.</source>
        <translation>这条消息太长，无法在此修改。</translation>
    </message>
    <message>
        <source>No program here opens this link. Copy it to use it elsewhere.</source>
        <translation>这里没有能打开此链接的程序。可以复制后在别处使用。</translation>
    </message>
    <message>
        <source>Send a folder</source>
        <translation>发送文件夹</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::Crumbs</name>
    <message>
        <source>Where you are</source>
        <translation>当前位置</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>上一级</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::DayPicker</name>
    <message>
        <source>Previous month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>The month above a calendar, as QLocale::toString takes it.</extracomment>
        <translation>yyyy年M月</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::DbusNotifications</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>写消息</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::Desktop</name>
    <message>
        <source>Dovetail keeps running</source>
        <translation>燕尾仍在运行</translation>
    </message>
    <message>
        <source>Messages and files still reach you. The icon in the tray brings the window back and quits the program; the settings can change this.</source>
        <translation>消息和文件仍会送达。点击托盘图标可重新打开窗口或退出程序；可以在设置中更改。</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>Send to</source>
        <translation>发送给</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::Dialogs</name>
    <message>
        <source>Export conversation</source>
        <translation>导出会话</translation>
    </message>
    <message>
        <source>The conversation was written to %1.</source>
        <translation>会话已导出到 %1。</translation>
    </message>
    <message>
        <source>Clear history</source>
        <translation>清空聊天记录</translation>
    </message>
    <message>
        <source>Remove all messages with %1 from this computer?</source>
        <translation>从这台电脑上移除与 %1 的所有消息？</translation>
    </message>
    <message>
        <source>This is only here: the other side keeps its own. Files that were received stay, and messages that still wait to be sent. This cannot be undone.</source>
        <translation>只影响这台电脑：对方的记录不变。已接收的文件和仍在等待发送的消息会保留。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::EmojiPicker</name>
    <message>
        <source>Smileys and emotion</source>
        <translation>笑脸与情感</translation>
    </message>
    <message>
        <source>People and body</source>
        <translation>人物与身体</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>动物与自然</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>食物与饮料</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>旅行与地点</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>旗帜</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>搜索表情</translation>
    </message>
    <message>
        <source>No skin tone</source>
        <translation>默认肤色</translation>
    </message>
    <message>
        <source>Light skin</source>
        <translation>浅肤色</translation>
    </message>
    <message>
        <source>Medium-light skin</source>
        <translation>中浅肤色</translation>
    </message>
    <message>
        <source>Medium skin</source>
        <translation>中等肤色</translation>
    </message>
    <message>
        <source>Medium-dark skin</source>
        <translation>中深肤色</translation>
    </message>
    <message>
        <source>Dark skin</source>
        <translation>深肤色</translation>
    </message>
    <message>
        <source>Skin tone</source>
        <translation>肤色</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Recently used</source>
        <translation>最近使用</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::EmptyState</name>
    <message>
        <source>No network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>Add by address…</source>
        <translation>按地址添加…</translation>
    </message>
    <message>
        <source>Why can&apos;t I see someone?</source>
        <translation>为什么看不到某人？</translation>
    </message>
    <message>
        <source>Looking for people on your network</source>
        <translation>正在查找网络上的人</translation>
    </message>
    <message>
        <source>Nobody here yet</source>
        <translation>这里还没有人</translation>
    </message>
    <message>
        <source>Open Dovetail on another computer on this network.</source>
        <translation>请在同一网络的另一台电脑上打开燕尾。</translation>
    </message>
    <message>
        <source>Choose a person to write to</source>
        <translation>选择一个人开始聊天</translation>
    </message>
    <message>
        <source>Or drop files on somebody in the list.</source>
        <translation>也可以把文件拖到列表中的某个人身上。</translation>
    </message>
    <message>
        <source>People who have Dovetail open appear here automatically.</source>
        <translation>打开了燕尾的人会自动出现在这里。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::FailurePage</name>
    <message>
        <source>Dovetail could not start</source>
        <translation>燕尾无法启动</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::FindBar</name>
    <message>
        <source>Go to a day</source>
        <translation>转到某一天</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>在此会话中查找</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Which hit of how many.</extracomment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 of %2+</source>
        <extracomment>Which hit of how many; there are more than those.</extracomment>
        <translation>%1/%2+</translation>
    </message>
    <message>
        <source>Not searched</source>
        <translation>未能搜索</translation>
    </message>
    <message>
        <source>Older match</source>
        <translation>更早的结果</translation>
    </message>
    <message>
        <source>Older match (F3)</source>
        <translation>更早的结果 (F3)</translation>
    </message>
    <message>
        <source>Newer match</source>
        <translation>更新的结果</translation>
    </message>
    <message>
        <source>Newer match (Shift+F3)</source>
        <translation>更新的结果 (Shift+F3)</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::ForwardDialog</name>
    <message>
        <source>Forward</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>Forward to</source>
        <translation>转发给</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::Header</name>
    <message>
        <source>Back to the list of people</source>
        <translation>返回联系人列表</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>About this person</source>
        <translation>关于此人</translation>
    </message>
    <message>
        <source>Not the person of this name you knew before: a new installation, or somebody else.</source>
        <translation>不是您以前认识的那位同名者：可能重装了程序，也可能是另一个人。</translation>
    </message>
    <message>
        <source>Conversation with %1</source>
        <translation>与 %1 的会话</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>在此会话中查找</translation>
    </message>
    <message>
        <source>Find in this conversation (Ctrl+F)</source>
        <translation>在此会话中查找 (Ctrl+F)</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 正在输入…</translation>
    </message>
    <message>
        <source>Open shared folders</source>
        <translation>打开共享文件夹</translation>
    </message>
    <message>
        <source>Verified</source>
        <extracomment>The short form of &quot;Encrypted and verified&quot;</extracomment>
        <translation>已验证</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::HelpDialog</name>
    <message>
        <source>Search people and messages</source>
        <translation>搜索联系人和消息</translation>
    </message>
    <message>
        <source>Search all messages</source>
        <translation>搜索所有消息</translation>
    </message>
    <message>
        <source>Find in the open conversation</source>
        <translation>在打开的会话中查找</translation>
    </message>
    <message>
        <source>Older match, newer match</source>
        <translation>更早的结果、更新的结果</translation>
    </message>
    <message>
        <source>Go to the first nine people in the list</source>
        <translation>转到列表中的前九个人</translation>
    </message>
    <message>
        <source>Next conversation, previous conversation</source>
        <translation>下一个会话、上一个会话</translation>
    </message>
    <message>
        <source>New line in a message</source>
        <translation>在消息中换行</translation>
    </message>
    <message>
        <source>Choose an emoji</source>
        <translation>选择表情</translation>
    </message>
    <message>
        <source>Send files</source>
        <translation>发送文件</translation>
    </message>
    <message>
        <source>Show all transfers</source>
        <translation>显示所有传输</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>本帮助</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>使用方法</translation>
    </message>
    <message>
        <source>Everything is encrypted. To be sure who is at the other end, open the menu of a person and choose Verify.</source>
        <translation>所有内容都已加密。要确认对方是谁，请打开此人的菜单并选择“验证”。</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Why can&apos;t I see someone?</source>
        <translation>为什么看不到某人？</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Send a folder</source>
        <translation>发送文件夹</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Whoever has Dovetail open on the same network appears in the list automatically. Choose a person and write, or drop files and folders on them. Whoever is offline gets it when they are back.</source>
        <translation>在同一网络中打开了燕尾的人会自动出现在列表中。选择一个人即可写消息，或把文件和文件夹拖到对方身上。对方离线时，上线后会收到。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::HitDelegate</name>
    <message>
        <source>You: %1</source>
        <translation>我：%1</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::Languages</name>
    <message>
        <source>Dovetail</source>
        <translation>燕尾</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::MainMenu</name>
    <message>
        <source>Add by address…</source>
        <translation>按地址添加…</translation>
    </message>
    <message>
        <source>Why can&apos;t I see someone?</source>
        <translation>为什么看不到某人？</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Dovetail %1</source>
        <translation>燕尾 %1</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Your shared folders…</source>
        <translation>您的共享文件夹…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::MainWindow</name>
    <message>
        <source>(%1) Dovetail</source>
        <translation>(%1) 燕尾</translation>
    </message>
    <message>
        <source>Dovetail</source>
        <translation>燕尾</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::MessageView</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Copy selected text</source>
        <translation>复制所选文字</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::NobodyLine</name>
    <message>
        <source>Nobody is here just now</source>
        <translation>现在没有人在线</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Why can&apos;t I see someone?</source>
        <translation>为什么看不到某人？</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::NodeBinding</name>
    <message>
        <source>The conversations of this profile could not be read. They were kept as %1, and new ones begun.</source>
        <translation>无法读取原有会话。它们已保存为 %1，并已开始新的会话记录。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::NotesDialog</name>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>……以及另外 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>Renamed or left out</source>
        <translation>被重命名或略过</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>Nothing more is known about %n file(s).</source>
        <translation>
            <numerusform>%n 个文件没有更多信息。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::Notifier</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Wants to send you files</source>
        <translation>想向您发送文件</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>Wants to send you %1</source>
        <translation>想向您发送 %1</translation>
    </message>
    <message>
        <source>Files have arrived</source>
        <translation>文件已到达</translation>
    </message>
    <message>
        <source>Files could not be received</source>
        <translation>文件未能接收</translation>
    </message>
    <message>
        <source>%1 has arrived</source>
        <translation>%1 已到达</translation>
    </message>
    <message>
        <source>%1 could not be received</source>
        <translation>%1 未能接收</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n 条新消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 等 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::OutgoingFiles</name>
    <message>
        <source>Image %1 at %2</source>
        <extracomment>The name of a file made of a pasted picture: a day and a time of day, without characters a file name cannot have.</extracomment>
        <translation>图片 %1 %2</translation>
    </message>
    <message>
        <source>Text %1 at %2</source>
        <extracomment>The name of a file made of a long text: a day and a time of day, without characters a file name cannot have.</extracomment>
        <translation>文本 %1 %2</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::OwnCard</name>
    <message>
        <source>Change your name</source>
        <translation>修改您的名字</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的名字</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>Your name: %1</source>
        <translation>您的名字：%1</translation>
    </message>
    <message>
        <source>Change your status</source>
        <translation>更改您的状态</translation>
    </message>
    <message>
        <source>For example: in a meeting until 4</source>
        <translation>例如：开会到四点</translation>
    </message>
    <message>
        <source>Your status: %1</source>
        <translation>您的状态：%1</translation>
    </message>
    <message>
        <source>Others see you as offline. Messages reach you all the same.</source>
        <translation>别人看到您离线，但消息仍会送达。</translation>
    </message>
    <message>
        <source>Your status message</source>
        <translation>您的状态说明</translation>
    </message>
    <message>
        <source>Write a status message…</source>
        <translation>写一句状态说明…</translation>
    </message>
    <message>
        <source>Remove the status message</source>
        <translation>清除状态说明</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>您的头像</translation>
    </message>
    <message>
        <source>Change your picture</source>
        <translation>更换您的头像</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>移除图片</translation>
    </message>
    <message>
        <source>Settings and more</source>
        <translation>设置与更多</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::OwnSharesDialog</name>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Your shared folders</source>
        <translation>您的共享文件夹</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>停止共享</translation>
    </message>
    <message>
        <source>Share a folder…</source>
        <translation>共享文件夹…</translation>
    </message>
    <message>
        <source>You share no folder</source>
        <translation>您还没有共享任何文件夹</translation>
    </message>
    <message>
        <source>Others can look into a shared folder and fetch copies of what is in it; they can change nothing.</source>
        <translation>其他人可以浏览共享文件夹并获取其中内容的副本，但不能更改任何内容。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::OwnSharesModel</name>
    <message>
        <source>Everyone on the network</source>
        <translation>网络上的所有人</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen person(s)</source>
        <translation>
            <numerusform>选定的 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · with a password</source>
        <translation>%1 · 有密码</translation>
    </message>
    <message>
        <source>The folder %1 is not there; nobody sees it.</source>
        <translation>文件夹 %1 不存在；没有人能看到它。</translation>
    </message>
    <message>
        <source>People I have been in touch with</source>
        <translation>与我有过往来的人</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PassphraseDialog</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>再输入一次口令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s): several words are easiest to remember.</source>
        <translation>
            <numerusform>至少 %n 个字符：几个词语最容易记住。</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same yet.</source>
        <translation>两次输入还不一致。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PasswordPage</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PeopleBinding</name>
    <message>
        <source>Block</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>屏蔽 %1？</translation>
    </message>
    <message>
        <source>They can no longer write to you or send you files, and for them you are not there. They are not told. You can unblock them here, or under Security in the settings.</source>
        <translation>对方将不能再给您写消息或发送文件，在对方看来您不在线。对方不会得到通知。您可以在这里或设置的“安全”页取消屏蔽。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PeopleFilter</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n 条未读消息</numerusform>
        </translation>
    </message>
    <message>
        <source>This is not the person of this name you knew before</source>
        <translation>这不是您之前认识的那位同名的人</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>On this network</source>
        <translation>在此网络上</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PeoplePane</name>
    <message>
        <source>Search all messages</source>
        <translation>搜索所有消息</translation>
    </message>
    <message>
        <source>Search people and messages</source>
        <translation>搜索联系人和消息</translation>
    </message>
    <message>
        <source>Search people and messages (Ctrl+K)</source>
        <translation>搜索联系人和消息 (Ctrl+K)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Nobody has that name.</source>
        <translation>没有叫这个名字的人。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PeopleView</name>
    <message>
        <source>People</source>
        <translation>联系人</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PersonDialog</name>
    <message>
        <source>About this person</source>
        <translation>关于此人</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>上次在线</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保护</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Find in conversation</source>
        <translation>在会话中查找</translation>
    </message>
    <message>
        <source>Export conversation…</source>
        <translation>导出会话…</translation>
    </message>
    <message>
        <source>Clear history…</source>
        <translation>清空聊天记录…</translation>
    </message>
    <message>
        <source>Their time</source>
        <translation>对方时间</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Your name for them</source>
        <translation>您给对方起的名字</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Only you see this</source>
        <translation>只有您能看到</translation>
    </message>
    <message>
        <source>Accept files</source>
        <translation>接收文件</translation>
    </message>
    <message>
        <source>Favourite: always at the top of the list</source>
        <translation>收藏：始终排在列表顶部</translation>
    </message>
    <message>
        <source>Calls themselves %1</source>
        <translation>对方自称 %1</translation>
    </message>
    <message>
        <source>Verified…</source>
        <translation>已验证…</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>验证…</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>取消屏蔽</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>屏蔽…</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PersonMenu</name>
    <message>
        <source>Send files…</source>
        <translation>发送文件…</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Find in conversation</source>
        <translation>在会话中查找</translation>
    </message>
    <message>
        <source>Export conversation…</source>
        <translation>导出会话…</translation>
    </message>
    <message>
        <source>Clear history…</source>
        <translation>清空聊天记录…</translation>
    </message>
    <message>
        <source>About this person</source>
        <translation>关于此人</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>移出收藏</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>加入收藏</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>验证…</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>取消屏蔽</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>屏蔽…</translation>
    </message>
    <message>
        <source>Open shared folders</source>
        <translation>打开共享文件夹</translation>
    </message>
    <message>
        <source>Always accept files</source>
        <translation>始终接收文件</translation>
    </message>
    <message>
        <source>Send a folder…</source>
        <translation>发送文件夹…</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PersonPicker</name>
    <message>
        <source>Search people</source>
        <translation>搜索联系人</translation>
    </message>
    <message>
        <source>People</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PictureChooser</name>
    <message>
        <source>Choose your picture</source>
        <translation>选择您的头像</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <source>“%1” cannot be shown as a picture; choose another file.</source>
        <translation>“%1”无法作为图片显示，请选择其他文件。</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>您的头像</translation>
    </message>
    <message>
        <source>Everybody on the network sees it. Without one, they see your initials.</source>
        <translation>网络上的所有人都会看到。没有图片时，他们看到的是您名字的首字。</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Show my initials instead</source>
        <translation>改为显示名字的首字</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>移除图片</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::Question</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::RowMenu</name>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Take back %1</source>
        <translation>撤回 %1</translation>
    </message>
    <message>
        <source>React with %1</source>
        <translation>用 %1 回应</translation>
    </message>
    <message>
        <source>React with another emoji</source>
        <translation>用其他表情回应</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::SearchModel</name>
    <message>
        <source>You: %1</source>
        <translation>我：%1</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::SearchResults</name>
    <message>
        <source>In messages</source>
        <translation>在消息中</translation>
    </message>
    <message>
        <source>Type what you are looking for: words, or parts of words.</source>
        <translation>输入要找的内容：词语或其中一部分。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>No message has these words.</source>
        <translation>没有包含这些词语的消息。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::SettingsBinding</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Forever</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>For one year</source>
        <translation>一年</translation>
    </message>
    <message>
        <source>For 30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>Until Dovetail is closed</source>
        <translation>直到燕尾关闭</translation>
    </message>
    <message numerus="yes">
        <source>For %n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter sends the message</source>
        <translation>按 Enter 发送消息</translation>
    </message>
    <message>
        <source>Otherwise Enter begins a new line, and Ctrl+Enter sends.</source>
        <translation>否则 Enter 换行，Ctrl+Enter 发送。</translation>
    </message>
    <message>
        <source>Tell others when I have read their messages</source>
        <translation>告诉别人我已读了他们的消息</translation>
    </message>
    <message>
        <source>Keep messages</source>
        <translation>保留消息</translation>
    </message>
    <message>
        <source>Save received files in</source>
        <translation>收到的文件保存在</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>选择其他文件夹…</translation>
    </message>
    <message>
        <source>Shared folders</source>
        <translation>共享文件夹</translation>
    </message>
    <message>
        <source>Folders that others may look into and take files from. They cannot change anything.</source>
        <translation>别人可以浏览并从中取得文件的文件夹。他们不能更改任何内容。</translation>
    </message>
    <message>
        <source>Choose what I share…</source>
        <translation>选择共享内容…</translation>
    </message>
    <message>
        <source>Private network</source>
        <translation>私有网络</translation>
    </message>
    <message>
        <source>With a passphrase, only those who use the same one see each other.</source>
        <translation>设置口令后，只有使用相同口令的人才能看到彼此。</translation>
    </message>
    <message>
        <source>A passphrase is set.</source>
        <translation>已设置口令。</translation>
    </message>
    <message>
        <source>Open: everybody on the network is seen.</source>
        <translation>开放：能看到网络上的所有人。</translation>
    </message>
    <message>
        <source>Choose a passphrase…</source>
        <translation>设置口令…</translation>
    </message>
    <message>
        <source>Leave the private network</source>
        <translation>离开私有网络</translation>
    </message>
    <message>
        <source>Remove the passphrase</source>
        <translation>移除口令</translation>
    </message>
    <message>
        <source>Remove all messages each time Dovetail is closed?</source>
        <translation>每次关闭燕尾时都删除所有消息吗？</translation>
    </message>
    <message numerus="yes">
        <source>Remove all messages older than %n day(s)?</source>
        <translation>
            <numerusform>删除 %n 天前的所有消息吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Those of all conversations on this computer. This cannot be undone.</source>
        <translation>包括这台电脑上的所有会话。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Of all conversations on this computer, now and from now on. This cannot be undone.</source>
        <translation>包括这台电脑上的所有会话，从现在起一直如此。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The file cannot be read. Check that it is there and that you may open it.</source>
        <translation>无法读取该文件。请确认它存在，并且您有权打开。</translation>
    </message>
    <message>
        <source>The file cannot be written. Check that the disk has room and that you may write there.</source>
        <translation>无法写入该文件。请确认磁盘有空间，并且您有权写入。</translation>
    </message>
    <message>
        <source>The passphrase is not the one this file was made with.</source>
        <translation>口令不是制作此文件时所用的口令。</translation>
    </message>
    <message>
        <source>The file is damaged or not complete. Use another copy of it.</source>
        <translation>文件已损坏或不完整。请使用它的另一个副本。</translation>
    </message>
    <message>
        <source>Dovetail profile (*.dovetail)</source>
        <translation>燕尾个人资料 (*.dovetail)</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>What went wrong, for whoever helps you. It holds no messages and no file names.</source>
        <translation>记录出现的问题，供帮助您的人查看。其中没有消息内容和文件名。</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>Export profile</source>
        <translation>导出个人资料</translation>
    </message>
    <message>
        <source>Who you are, your settings and your conversations in one file, sealed with a passphrase. Files that you received are not in it.</source>
        <translation>您的身份、设置和会话都写入一个用口令加密的文件。收到的文件不包含在内。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import profile</source>
        <translation>导入个人资料</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Reset settings</source>
        <translation>重置设置</translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation>重置…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Use the same passphrase on every computer that is to belong to the network. All others disappear from your list, and you from theirs.</source>
        <translation>请在属于此网络的每台电脑上使用相同的口令。其他人会从您的列表中消失，您也会从他们的列表中消失。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The profile was written to %1.</source>
        <translation>个人资料已写入 %1。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>个人资料</translation>
    </message>
    <message>
        <source>Older messages are removed from this computer; others keep their copies. Messages that still wait to be sent stay.</source>
        <translation>更早的消息会从这台电脑上删除。别人那里的不受影响。仍在等待发送的消息会保留。</translation>
    </message>
    <message>
        <source>This file is not a Dovetail profile, or a newer Dovetail wrote it.</source>
        <translation>这个文件不是燕尾的个人资料，或是由更新版本的燕尾写成的。</translation>
    </message>
    <message>
        <source>Replaces the profile that is here now; that one is kept in a folder of its own.</source>
        <translation>将取代现有的个人资料；现有的会保存在单独的文件夹中。</translation>
    </message>
    <message>
        <source>Your name, your conversations and your notes about people stay.</source>
        <translation>您的名字、会话以及您对联系人的备注会保留。</translation>
    </message>
    <message>
        <source>Set everything back to the way it was at the beginning?</source>
        <translation>把所有设置恢复到最初的状态吗？</translation>
    </message>
    <message>
        <source>Whoever has this file and its passphrase can write in your name. Without the passphrase nobody can open it, not even you.</source>
        <translation>拥有此文件及其口令的人可以以您的名义写消息。没有口令，任何人都无法打开它，您也不例外。</translation>
    </message>
    <message>
        <source>The profile in this file replaces the one that is here. That one is kept in a folder of its own, but is not used any more.</source>
        <translation>此文件中的个人资料将取代现有的。现有的会保存在单独的文件夹中，但不再使用。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The profile was read. It is used from the next start of Dovetail on.</source>
        <translation>个人资料已读入，将从下次启动燕尾时开始使用。</translation>
    </message>
    <message>
        <source>Quit and open again</source>
        <translation>退出并重新打开</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>They stay on this computer until you clear them yourself.</source>
        <translation>消息会保留在这台电脑上，直到您自己清除。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>设置页面</translation>
    </message>
    <message>
        <source>No setting matches.</source>
        <translation>没有符合条件的设置。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::SettingsTable</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::ShareBrowser</name>
    <message>
        <source>Files and folders</source>
        <translation>文件和文件夹</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>向上</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>按名称筛选</translation>
    </message>
    <message>
        <source>Show transfers</source>
        <translation>显示传输</translation>
    </message>
    <message>
        <source>Download to…</source>
        <translation>下载到…</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Shared folders of %1</source>
        <translation>%1 的共享文件夹</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>正在询问 %1…</translation>
    </message>
    <message>
        <source>This folder is empty.</source>
        <translation>此文件夹是空的。</translation>
    </message>
    <message>
        <source>Nothing here has “%1” in its name.</source>
        <translation>这里没有名称包含“%1”的内容。</translation>
    </message>
    <message>
        <source>That is not the password. Ask %1 for it.</source>
        <translation>密码不正确。请向 %1 询问。</translation>
    </message>
    <message>
        <source>“%1” asks for a password.</source>
        <translation>“%1”需要密码。</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选择 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen, %1</source>
        <translation>
            <numerusform>已选择 %n 项，%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>Download all</source>
        <translation>全部下载</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>%1 shares no folder with you.</source>
        <translation>%1 没有向您共享文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%n shared folder(s)</source>
        <translation>
            <numerusform>%n 个共享文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::ShareEditor</name>
    <message>
        <source>Ask for a password</source>
        <translation>需要密码</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>谁可以看到</translation>
    </message>
    <message>
        <source>Everyone on the network</source>
        <translation>网络上的所有人</translation>
    </message>
    <message>
        <source>Chosen people</source>
        <translation>选定的人</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Leave empty to keep it</source>
        <translation>留空则保持不变</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation>共享文件夹</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>共享的文件夹</translation>
    </message>
    <message>
        <source>People I have been in touch with</source>
        <translation>与我有过往来的人</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::ShareWindows</name>
    <message>
        <source>Download to</source>
        <translation>下载到</translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) started.</source>
        <translation>
            <numerusform>已开始 %n 个下载。</numerusform>
        </translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation>共享文件夹</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::TextWindow</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::TransferActions</name>
    <message>
        <source>Save in</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <source>Save a copy in</source>
        <translation>副本保存到</translation>
    </message>
    <message>
        <source>The copy was saved to %1.</source>
        <translation>副本已保存到 %1。</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::TransfersModel</name>
    <message>
        <source>To %1</source>
        <translation>发给 %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::TransfersPanel</name>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>全部暂停</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>全部继续</translation>
    </message>
    <message>
        <source>Sending at most %1/s</source>
        <translation>发送限速 %1/秒</translation>
    </message>
    <message>
        <source>Limit the rate of sending</source>
        <translation>限制发送速度</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Filter by file or person</source>
        <translation>按文件或联系人筛选</translation>
    </message>
    <message>
        <source>Which transfers are shown</source>
        <translation>显示哪些传输</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Send without limit</source>
        <translation>发送不限速</translation>
    </message>
    <message>
        <source>Send at most %1/s</source>
        <translation>发送最多 %1/秒</translation>
    </message>
    <message>
        <source>Clear finished and failed</source>
        <translation>清除已完成和失败的</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>全部接收</translation>
    </message>
    <message>
        <source>No transfer matches</source>
        <translation>没有符合的传输</translation>
    </message>
    <message>
        <source>No transfers yet</source>
        <translation>还没有传输</translation>
    </message>
    <message>
        <source>Look for other words, or choose “All”.</source>
        <translation>请换个词查找，或选择“全部”。</translation>
    </message>
    <message>
        <source>What you send and receive is listed here. Drop files on somebody to begin.</source>
        <translation>您发送和接收的文件会列在这里。把文件拖放到某人身上即可开始。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::TransfersView</name>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::TrayIcon</name>
    <message>
        <source>Open Dovetail</source>
        <translation>打开燕尾</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>勿扰</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Transfers (%1)</source>
        <translation>传输（%1）</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::TrustBar</name>
    <message>
        <source>You have blocked %1</source>
        <translation>您已屏蔽 %1</translation>
    </message>
    <message>
        <source>This is not the %1 you knew: they have installed Dovetail anew, or somebody else uses their name. Nothing is sent before you decide.</source>
        <translation>这不是您之前认识的 %1：对方重新安装了燕尾，或者有人冒用了这个名字。在您决定之前，不会发送任何内容。</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>取消屏蔽</translation>
    </message>
    <message>
        <source>It is them</source>
        <translation>确认是本人</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>验证…</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>屏蔽</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::VerifyDialog</name>
    <message>
        <source>Verify %1</source>
        <translation>验证 %1</translation>
    </message>
    <message>
        <source>The words could not be made just now. Close some programs and try again.</source>
        <translation>暂时无法生成词语。请关闭一些程序后重试。</translation>
    </message>
    <message>
        <source>Ask %1, on the phone or face to face, to choose Verify as well: if you both see these words, nobody else can read or change what you write to each other.</source>
        <translation>请通过电话或当面让 %1 也选择“验证”：如果你们看到的词语相同，就没有别人能读取或篡改你们之间的消息。</translation>
    </message>
    <message>
        <source>Words to compare: %1</source>
        <translation>要比对的词语：%1</translation>
    </message>
    <message>
        <source>The same words as a QR code</source>
        <translation>以二维码显示的相同词语</translation>
    </message>
    <message>
        <source>You have verified %1.</source>
        <translation>您已验证 %1。</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>词语一致</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Undo verification</source>
        <translation>撤销验证</translation>
    </message>
    <message>
        <source>You both saw these words: nobody else can read or change what you write to each other.</source>
        <translation>你们双方都看到了这些词语：没有别人能读取或更改你们互相写的内容。</translation>
    </message>
    <message>
        <source>Scanned with a phone, the code shows the same words.</source>
        <translation>用手机扫描二维码，会显示相同的词语。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::VisibilityDialog</name>
    <message>
        <source>Why can&apos;t I see someone?</source>
        <translation>为什么看不到某人？</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Dovetail was started for this computer only: nobody on the network can be seen.</source>
        <translation>燕尾以仅限本机的方式启动：看不到网络上的其他人。</translation>
    </message>
    <message>
        <source>This computer has no network just now. Connect a cable or join a Wi-Fi network.</source>
        <translation>这台电脑目前没有网络。请插上网线或连接 Wi-Fi。</translation>
    </message>
    <message>
        <source>Ports: %1 (UDP, finding each other), %2 (UDP, messages), %3 (TCP, files)</source>
        <translation>端口：%1（UDP，互相发现）、%2（UDP，消息）、%3（TCP，文件）</translation>
    </message>
    <message>
        <source>On the other computer</source>
        <translation>对方的电脑</translation>
    </message>
    <message>
        <source>Dovetail must be open there, on the same network. A guest Wi-Fi often keeps computers apart: then use another network, or add the person by address.</source>
        <translation>对方需要在同一网络中打开燕尾。访客 Wi-Fi 常常会隔离各台电脑：请换用其他网络，或按地址添加对方。</translation>
    </message>
    <message>
        <source>The firewall</source>
        <translation>防火墙</translation>
    </message>
    <message>
        <source>If a firewall is on, this command lets Dovetail through. Run it on both computers.</source>
        <translation>如果开启了防火墙，用下面的命令放行燕尾。请在两台电脑上都运行。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Add by address…</source>
        <translation>按地址添加…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No firewall that Dovetail knows is installed here. If there is another one, it has to allow these ports.</source>
        <translation>未检测到燕尾支持的防火墙。如果有别的防火墙，需要让它放行这些端口。</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are heard and answer, so announcements get through here.</source>
        <translation>
            <numerusform>能发现 %n 人并得到应答，说明通告在这里可以通过。</numerusform>
        </translation>
    </message>
    <message>
        <source>Who is heard</source>
        <translation>能发现谁</translation>
    </message>
    <message>
        <source>Heard, but they do not answer: %1. Something blocks what is sent from here, most likely the firewall on their computer.</source>
        <translation>能发现但没有应答：%1。有什么阻止了从这里发出的内容，很可能是对方电脑上的防火墙。</translation>
    </message>
    <message>
        <source>Nobody: no announcement (multicast or broadcast) and no answer has come from another computer.</source>
        <translation>没有人：没有收到其他电脑的通告（组播或广播），也没有收到应答。</translation>
    </message>
    <message>
        <source>Firewall command: %1</source>
        <translation>防火墙命令：%1</translation>
    </message>
    <message>
        <source>heard</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>nothing heard</source>
        <translation>未收到</translation>
    </message>
    <message>
        <source>Multicast: %1 · Broadcast: %2 · Sent to this computer alone: %3</source>
        <translation>组播：%1 · 广播：%2 · 直接发到本机：%3</translation>
    </message>
    <message>
        <source>Only answers come in. The network or a firewall swallows announcements to everybody: who is not seen can be added by address.</source>
        <translation>只收到了回应。网络或防火墙拦下了发给所有人的通告：看不到的人可以按地址添加。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::WindowDrop</name>
    <message numerus="yes">
        <source>Send %n item(s); you choose the person next</source>
        <translation>
            <numerusform>发送 %n 个项目；接下来选择发给谁</numerusform>
        </translation>
    </message>
</context>
</TS>
