using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Luoshi.Papers;

/// <summary>The styles of an official paper, so that whoever opens it in a word processor changes a style and not a hundred paragraphs.</summary>
internal static class PaperStyles
{
    public const string Text = "Normal", Mark = "mark", Number = "number", Title = "title", Addressee = "addressee", First = "level1", Second = "level2", Third = "level3",
        Note = "note", Signature = "signature", AnnexMark = "annex-mark", Imprint = "imprint", PageNumber = "page-number", TableHead = "table-head", TableText = "table-text", TableCentred = "table-centred";

    public static Styles Styles()
    {
        var pitch = PageFigures.LinePitch;
        var styles = new Styles(new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts(PaperFont.Body), new Languages { Val = "zh-CN", EastAsia = "zh-CN" }))));
        Add(Text, "正文", PaperFont.Body, PageFigures.Size3, pitch, JustificationValues.Both, p => p.Indentation = Indent(first: PageFigures.FirstLine * PageFigures.Character));
        Add(Mark, "发文机关标志", PaperFont.Heading, PageFigures.MarkLargest, 0, JustificationValues.Center, red: true);
        Add(Number, "发文字号", PaperFont.Body, PageFigures.Size3, pitch, JustificationValues.Center);
        Add(Title, "公文标题", PaperFont.Heading, PageFigures.Size2, PageFigures.TitlePitch, JustificationValues.Center);
        Add(Addressee, "主送机关", PaperFont.Body, PageFigures.Size3, pitch, JustificationValues.Left);
        Add(First, "一级标题", PaperFont.Black, PageFigures.Size3, pitch, JustificationValues.Both, p => { p.Indentation = Indent(first: PageFigures.FirstLine * PageFigures.Character); p.KeepNext = new KeepNext(); });
        Add(Second, "二级标题", PaperFont.Kai, PageFigures.Size3, pitch, JustificationValues.Both, p => { p.Indentation = Indent(first: PageFigures.FirstLine * PageFigures.Character); p.KeepNext = new KeepNext(); });
        Add(Third, "三级标题", PaperFont.Body, PageFigures.Size3, pitch, JustificationValues.Both, p => p.Indentation = Indent(first: PageFigures.FirstLine * PageFigures.Character));
        Add(Note, "附件说明", PaperFont.Body, PageFigures.Size3, pitch, JustificationValues.Left);
        Add(Signature, "署名", PaperFont.Body, PageFigures.Size3, pitch, JustificationValues.Right);
        Add(AnnexMark, "附件", PaperFont.Black, PageFigures.Size3, pitch, JustificationValues.Left);
        Add(Imprint, "版记", PaperFont.Body, PageFigures.Size4, pitch, JustificationValues.Left);
        Add(PageNumber, "页码", PaperFont.Song, PageFigures.Size4, (int)PageFigures.Size4 * 20, JustificationValues.Right);
        Add(TableHead, "表头", PaperFont.Black, PageFigures.TableHead, 0, JustificationValues.Center);
        Add(TableText, "表文", PaperFont.Body, PageFigures.TableText, 0, JustificationValues.Left);
        Add(TableCentred, "表文居中", PaperFont.Body, PageFigures.TableText, 0, JustificationValues.Center);
        return styles;

        // A pitch of 0 leaves the lines as high as the type wants them.
        void Add(string id, string name, PaperFont font, double size, int line, JustificationValues side, Action<StyleParagraphProperties>? more = null, bool red = false)
        {
            var paragraph = new StyleParagraphProperties
            {
                WidowControl = new WidowControl { Val = false },
                AutoSpaceDE = new AutoSpaceDE { Val = false },
                AutoSpaceDN = new AutoSpaceDN { Val = false },
                AdjustRightIndent = new AdjustRightIndent { Val = false },
                SnapToGrid = new SnapToGrid { Val = false },
                SpacingBetweenLines = line == 0 ? new() { Before = "0", After = "0" } : new() { Before = "0", After = "0", Line = Words(line), LineRule = LineSpacingRuleValues.Exact },
                Justification = new Justification { Val = side },
            };
            more?.Invoke(paragraph);
            var run = new StyleRunProperties { RunFonts = Fonts(font), FontSize = new FontSize { Val = Words((int)(size * 2)) }, FontSizeComplexScript = new FontSizeComplexScript { Val = Words((int)(size * 2)) } };
            if (size == PageFigures.Size3) run.Spacing = new Spacing { Val = PageFigures.CharacterSpacing };
            if (red) run.Color = new Color { Val = PageFigures.Red };
            styles.Append(new Style(new StyleName { Val = id == Text ? "Normal" : name }, paragraph, run) { Type = StyleValues.Paragraph, StyleId = id, Default = id == Text, CustomStyle = id == Text ? null : true });
        }
    }

    public static Fonts FontTable() => new(PaperFont.All.Select(f => new Font(new AltName { Val = f.Instead }, new FontCharSet { Val = "86" }) { Name = f.Name }));

    public static RunFonts Fonts(PaperFont font) => new() { Ascii = font.Name, HighAnsi = font.Name, EastAsia = font.Name, ComplexScript = font.Name };

    public static Indentation Indent(int first = 0, int left = 0, int right = 0, int hanging = 0)
    {
        var indent = new Indentation { Left = Words(left), Right = Words(right) };
        if (hanging > 0) indent.Hanging = Words(hanging);
        else indent.FirstLine = Words(first);
        return indent;
    }

    public static string Words(int number) => number.ToString(CultureInfo.InvariantCulture);
}
