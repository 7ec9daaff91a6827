namespace Luoshi.Deliveries;

/// <summary>What channels, occasions and states of messages are called on screen.</summary>
public static class DeliveryWords
{
    public static string Of(ChannelKind kind) => kind switch
    {
        ChannelKind.Mail => "邮件",
        ChannelKind.WeCom => "企业微信",
        ChannelKind.DingTalk => "钉钉",
        _ => "飞书",
    };

    public static string Of(DeliveryOccasion occasion) => occasion switch
    {
        DeliveryOccasion.Digest => "每日汇总",
        DeliveryOccasion.Urgent => "急件",
        _ => "测试",
    };

    public static string Of(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "待发",
        DeliveryState.Claimed or DeliveryState.HandedOver => "发送中",
        DeliveryState.Sent => "已发出",
        DeliveryState.GivenUp => "没有发出",
        DeliveryState.Unsure => "去向不明",
        _ => "不必发",
    };

    public static string Of(MailSecurity security) => security switch
    {
        MailSecurity.None => "不加密",
        MailSecurity.StartTls => "STARTTLS",
        _ => "SSL/TLS",
    };
}
