<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
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
        <source>“%1” was not expected. Try --help.</source>
        <translation>无法识别“%1”。请试试 --help。</translation>
    </message>
    <message>
        <source>“%1” is not a theme: light, dark or system.</source>
        <translation>“%1”不是外观名称：应为 light、dark 或 system。</translation>
    </message>
    <message>
        <source>“%1” is not a place for the window: write 1120x720+0+0.</source>
        <translation>“%1”不是窗口位置：应写成 1120x720+0+0。</translation>
    </message>
</context>
<context>
    <name>ConversationRow</name>
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
    <name>DropText</name>
    <message numerus="yes">
        <source>Send %n item(s), %1, to %2</source>
        <translation>
            <numerusform>把 %n 个文件（%1）发送给 %2</numerusform>
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
        <translation>已加密并核实</translation>
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
</context>
<context>
    <name>dovetail</name>
    <message>
        <source>“%1” cannot have the same name here and got another one.</source>
        <translation>“%1”在这里不能用同样的名称，已改用别的名称。</translation>
    </message>
    <message>
        <source>A file cannot have the same name here and got another one.</source>
        <translation>有文件在这里不能用同样的名称，已改用别的名称。</translation>
    </message>
    <message>
        <source>“%1” is a link to something that is not sent; it was left out.</source>
        <translation>“%1”链接到未发送的内容，已略过。</translation>
    </message>
    <message>
        <source>A link to something that is not sent was left out.</source>
        <translation>有链接指向未发送的内容，已略过。</translation>
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
        <translation>发送方的“%1”已不存在或无法读取；请对方放回原处或重新发送。</translation>
    </message>
    <message>
        <source>A file is gone or cannot be read at the sender&apos;s; it has to be put back or sent anew.</source>
        <translation>发送方有文件已不存在或无法读取；请对方放回原处或重新发送。</translation>
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
        <source>There is not enough space: %1 more are needed; free some or choose another folder.</source>
        <translation>空间不足：还需要 %1；请清理一些空间或选择其他文件夹。</translation>
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
        <source>No connection could be made to %1; a firewall there may need to allow Dovetail.</source>
        <translation>无法连接到 %1；对方的防火墙可能需要放行燕尾。</translation>
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
        <translation>此配置的身份无法使用，已保持原样；请从备份恢复，或把它移走以使用新的身份。</translation>
    </message>
    <message>
        <source>“%1” cannot be written to, so nothing could be kept; make it writable or choose another profile folder.</source>
        <translation>无法写入“%1”，因此什么都保存不了；请使其可写，或选择其他配置文件夹。</translation>
    </message>
    <message>
        <source>The profile folder cannot be written to, so nothing could be kept; make it writable or choose another one.</source>
        <translation>无法写入配置文件夹，因此什么都保存不了；请使其可写，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Another Dovetail already uses “%1”; use that one, close it, or choose another profile folder.</source>
        <translation>另一个燕尾正在使用“%1”；请使用那一个、将其关闭，或选择其他配置文件夹。</translation>
    </message>
    <message>
        <source>Another Dovetail already uses this profile; use that one, close it, or choose another profile folder.</source>
        <translation>另一个燕尾正在使用此配置；请使用那一个、将其关闭，或选择其他配置文件夹。</translation>
    </message>
    <message>
        <source>The conversations cannot be kept (%1); see whether the disk is full or the profile folder read-only.</source>
        <translation>无法保存会话（%1）；请查看磁盘是否已满，或配置文件夹是否只读。</translation>
    </message>
    <message>
        <source>The conversations cannot be kept; see whether the disk is full or the profile folder read-only.</source>
        <translation>无法保存会话；请查看磁盘是否已满，或配置文件夹是否只读。</translation>
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
</context>
<context>
    <name>dovetail::ui::Composer</name>
    <message>
        <source>Send files</source>
        <translation>发送文件</translation>
    </message>
    <message>
        <source>Send files (Ctrl+O)</source>
        <translation>发送文件 (Ctrl+O)</translation>
    </message>
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
    <name>dovetail::ui::ConversationModel</name>
    <message>
        <source>Will be sent when %1 is back</source>
        <translation>%1 回来后将会发送</translation>
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
</context>
<context>
    <name>dovetail::ui::Dialogs</name>
    <message>
        <source>Save in</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>Save received files in</source>
        <translation>接收的文件保存到</translation>
    </message>
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
        <translation>从这台电脑上移除与%1的所有消息？</translation>
    </message>
    <message>
        <source>This is only here: the other side keeps its own. Files that were received stay, and messages that still wait to be sent. This cannot be undone.</source>
        <translation>只影响这台电脑：对方的记录不变。已接收的文件和仍在等待发送的消息会保留。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
        <source>Whoever has Dovetail open appears by themselves.</source>
        <translation>打开了燕尾的人会自动出现。</translation>
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
        <translation>也可以把文件拖到列表中的某个人上。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::FindBar</name>
    <message>
        <source>Older hit</source>
        <translation>更早的结果</translation>
    </message>
    <message>
        <source>Older hit (F3)</source>
        <translation>更早的结果 (F3)</translation>
    </message>
    <message>
        <source>Newer hit</source>
        <translation>更新的结果</translation>
    </message>
    <message>
        <source>Newer hit (Shift+F3)</source>
        <translation>更新的结果 (Shift+F3)</translation>
    </message>
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
</context>
<context>
    <name>dovetail::ui::HitDelegate</name>
    <message>
        <source>You: %1</source>
        <translation>我：%1</translation>
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
</context>
<context>
    <name>dovetail::ui::NodeBinding</name>
    <message>
        <source>The conversations of this profile could not be read. They were kept as %1, and new ones begun.</source>
        <translation>无法读取原有会话。它们已保存为 %1，并已开始新的会话记录。</translation>
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
        <source>Menu</source>
        <translation>菜单</translation>
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
        <source>Your status in words</source>
        <translation>您的状态说明</translation>
    </message>
    <message>
        <source>For example: in a meeting until 4</source>
        <translation>例如：开会到四点</translation>
    </message>
    <message>
        <source>Say it in words…</source>
        <translation>写一句状态说明…</translation>
    </message>
    <message>
        <source>Remove the words</source>
        <translation>清除状态说明</translation>
    </message>
    <message>
        <source>Your status: %1</source>
        <translation>您的状态：%1</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PeopleModel</name>
    <message>
        <source>On this network</source>
        <translation>此网络上的人</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n 条未读消息</numerusform>
        </translation>
    </message>
    <message>
        <source>This is not the person of this name you knew before</source>
        <translation>这不是您以前认识的那位同名者</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PeoplePane</name>
    <message>
        <source>Nobody by that name</source>
        <translation>没有叫这个名字的人</translation>
    </message>
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
    <name>dovetail::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
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
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>For example: in a meeting until 4</source>
        <translation>例如：开会到四点</translation>
    </message>
    <message>
        <source>Your status in words</source>
        <translation>您的状态说明</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的名字</translation>
    </message>
    <message>
        <source>Empty: the name of your account on this computer.</source>
        <translation>留空则使用这台电脑上的账户名。</translation>
    </message>
    <message>
        <source>Your status</source>
        <translation>您的状态</translation>
    </message>
    <message>
        <source>Everybody on the network sees it.</source>
        <translation>网络中的所有人都能看到。</translation>
    </message>
    <message>
        <source>Tell others when I have read their messages</source>
        <translation>让对方知道我已读消息</translation>
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
        <translation>直到关闭燕尾</translation>
    </message>
    <message>
        <source>Enter sends the message</source>
        <translation>按 Enter 发送消息</translation>
    </message>
    <message>
        <source>Keep messages</source>
        <translation>消息保留时间</translation>
    </message>
    <message>
        <source>What is older is removed from this computer. Others keep what they have. Messages that still wait to be sent stay.</source>
        <translation>更早的消息会从这台电脑上移除，对方的记录不变。仍在等待发送的消息会保留。</translation>
    </message>
    <message>
        <source>Otherwise Enter begins a new line, and Ctrl+Enter sends.</source>
        <translation>否则 Enter 换行，Ctrl+Enter 发送。</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>选择其他文件夹…</translation>
    </message>
    <message>
        <source>Save received files in</source>
        <translation>接收的文件保存到</translation>
    </message>
    <message numerus="yes">
        <source>For %n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove all messages each time Dovetail is closed?</source>
        <translation>每次关闭燕尾时移除所有消息？</translation>
    </message>
    <message numerus="yes">
        <source>Remove all messages older than %n day(s)?</source>
        <translation>
            <numerusform>移除 %n 天以前的所有消息？</numerusform>
        </translation>
    </message>
    <message>
        <source>Those of all conversations on this computer. This cannot be undone.</source>
        <translation>包括这台电脑上的所有会话。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Of all conversations on this computer, now and from now on. This cannot be undone.</source>
        <translation>包括这台电脑上的所有会话，现在以及今后都会移除。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
        <source>Firewall command</source>
        <translation>防火墙命令</translation>
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
        <translation>这里没有安装燕尾认识的防火墙。如果有别的防火墙，需要让它放行这些端口。</translation>
    </message>
</context>
</TS>
