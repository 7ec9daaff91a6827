using System.Text;
using System.Text.RegularExpressions;

namespace Luoshi.Units;

/// <summary>Brings the ways in which one name is written to one form: width, spaces, full and short words, the place in front.</summary>
internal static partial class NameForm
{
    // Longer words first, so that a short word inside a long one does not come before it.
    private static readonly (string Long, string Short)[] Words =
    [
        ("卫生和计划生育", "卫计"), ("卫生计生", "卫计"), ("卫生健康", "卫健"), ("疾病预防控制", "疾控"),
        ("人力资源和社会保障", "人社"), ("人力资源社会保障", "人社"), ("医疗保障", "医保"), ("市场监督管理", "市监"), ("市场监管", "市监"),
        ("发展和改革", "发改"), ("发展改革", "发改"), ("住房和城乡建设", "住建"), ("住房城乡建设", "住建"), ("工业和信息化", "工信"),
        ("文化广电和旅游", "文旅"), ("文化和旅游", "文旅"), ("文化旅游", "文旅"), ("教育体育", "教体"), ("退役军人事务", "退役军人"),
        ("应急管理", "应急"), ("交通运输", "交通"), ("残疾人联合会", "残联"), ("妇女联合会", "妇联"), ("总工会", "工会"),
        ("中医医院", "中医院"), ("委员会", "委"), ("办公室", "办"),
    ];

    /// <summary>The printed words without spaces and marks around them, in one width.</summary>
    public static string Plain(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c)) plain.Append(TextWidth.Half(c));
        }

        return plain.ToString().Trim('、', ',', '。', '.', ';', ':', '"', '“', '”', '《', '》', '·', '-');
    }

    /// <summary>The name with full words made short (卫生健康委员会 → 卫健委) and the own place left at its last character (泽宁市 → 市).</summary>
    /// <param name="place">The place the directory is of; null where it is not known.</param>
    public static string Short(string name, string? place)
    {
        var text = Plain(name).Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal); // 各县（区）, 各县区
        foreach (var (full, small) in Words) text = text.Replace(full, small, StringComparison.Ordinal);
        text = NumberedHospital().Replace(text, "$1院");
        return place is not null && text.Length > place.Length && text.StartsWith(place, StringComparison.Ordinal) ? text[(place.Length - 1)..] : text;
    }

    /// <summary>A short form without the rank in front: 市财政局 → 财政局, 委办 → 办.</summary>
    public static string WithoutRank(string shortForm)
    {
        ArgumentNullException.ThrowIfNull(shortForm);
        return Rank().Replace(shortForm, "");
    }

    /// <summary>The place a commission is of: 泽宁市 for 泽宁市卫生健康委员会; null where the name has none.</summary>
    public static string? PlaceOf(string commission) => Place().Match(Plain(commission)) is { Success: true } match ? match.Value : null;

    /// <summary>A person's name without the spaces that align a table, and without a post behind it.</summary>
    public static string Person(string name)
    {
        var plain = Plain(name);
        var bare = PostBehind().Replace(plain, "");
        return bare.Length >= 2 ? bare : plain;
    }

    [GeneratedRegex(@"第([一二三四五六七八九十]{1,2})人民医院")]
    private static partial Regex NumberedHospital();

    [GeneratedRegex(@"^(?!市监|市政|市场|区域|市委|县委|区委|省委|州委)[省市县区州旗委局](?=.)")]
    private static partial Regex Rank();

    [GeneratedRegex(@"^.{1,7}?(省|自治区|市|自治州|地区|盟|自治县|县|区|旗)(?=.)")]
    private static partial Regex Place();

    [GeneratedRegex(@"(同志|(党[委组]书记|书记|党[委组]委员|委员|副主任|主任|副局长|局长|副院长|院长|总会计师|副书记|调研员|副县长|副市长|副区长).*)$")]
    private static partial Regex PostBehind();
}
