using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Luoshi.Cli;

/// <summary>luoshi help: says in Chinese what each verb does; also what a mistyped command is answered with.</summary>
internal static class HelpVerb
{
    public static Command Command()
    {
        var about = new Argument<string?>("命令") { Description = "要了解的命令", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command("help", "显示帮助") { about };
        verb.SetAction(parsed =>
        {
            var root = parsed.RootCommandResult.Command;
            var name = parsed.GetValue(about);
            if (name is null) return Answer(root);
            if (root.Subcommands.FirstOrDefault(c => c.Name == name) is { } named) return Answer(named);
            Console.Error.WriteLine($"没有“{name}”这个命令。可用的命令见 luoshi help。");
            return PlanFile.Unreadable;
        });
        return verb;
    }

    /// <summary>The root with help and version in Chinese: the library's own words are English here, as cultures are invariant.</summary>
    public static RootCommand InChinese(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Description = "显示帮助";
                help.Action = new HelpAnswer();
            }
            else if (option is VersionOption version)
            {
                version.Description = "显示版本";
                version.Action = new VersionAnswer();
            }
        }

        root.SetAction(_ => Answer(root));
        return root;
    }

    /// <summary>Runs the verb named, or says in Chinese what is wrong with the command.</summary>
    public static async Task<int> RunAsync(this RootCommand root, string[] args)
    {
        // An @ in front of a word is part of a file's name here, not a file of further words.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var code = parsed.Errors.Count == 0 || parsed.Action is { ClearsParseErrors: true }
            ? await parsed.InvokeAsync()
            : Refuse(parsed);
        await Console.Out.FlushAsync();
        return code;
    }

    private static int Refuse(ParseResult parsed)
    {
        var verb = parsed.CommandResult.Command;
        foreach (var token in parsed.UnmatchedTokens) Console.Error.WriteLine($"不认识“{token}”。");
        if (parsed.UnmatchedTokens.Count == 0)
        {
            foreach (var error in parsed.Errors) Console.Error.WriteLine(InChinese(error));
        }

        Console.Error.WriteLine(verb is RootCommand ? "可用的命令见 luoshi help。" : $"用法：{Usage(verb)}");
        return PlanFile.Unreadable;
    }

    // A verb's own checks speak Chinese already; the library's do not.
    private static string InChinese(ParseError error) => error.SymbolResult switch
    {
        _ when error.Message.Any(c => c is >= '\u3400' and <= '\u9FFF') => error.Message,
        OptionResult option => $"选项 {option.Option.Name} 的值缺失或不合要求。",
        ArgumentResult argument when argument.Tokens.Count == 0 => $"缺少<{argument.Argument.Name}>。",
        CommandResult command when command.Command.Arguments.FirstOrDefault(a => a.Arity.MinimumNumberOfValues > 0) is { } missing => $"缺少<{missing.Name}>。",
        _ => error.Message,
    };

    private static int Answer(Command command)
    {
        var to = Console.Out;
        to.WriteLine(command is RootCommand ? $"{VersionVerb.Text}  {command.Description}" : command.Description);
        to.WriteLine();
        to.WriteLine($"用法：{Usage(command)}");
        Columns(to, "命令", command.Subcommands.Where(c => !c.Hidden).Select(c => (string.Join(' ', new[] { c.Name }.Concat(c.Arguments.Select(Name))), c.Description)));
        Columns(to, "参数", command.Arguments.Where(a => !a.Hidden).Select(a => (Name(a), a.Description)));
        Columns(to, "选项", command.Options.Where(o => !o.Hidden).Select(o => (Name(o), o.Description)));
        if (command is RootCommand) to.WriteLine($"{Environment.NewLine}某个命令的详细说明：luoshi help 命令");
        return 0;
    }

    private static string Usage(Command command)
    {
        if (command is RootCommand) return "luoshi 命令 [选项]";
        var parts = new List<string> { "luoshi", command.Name };
        parts.AddRange(command.Arguments.Select(Name));
        parts.AddRange(command.Options.Where(o => !o.Hidden && o is not HelpOption).Select(o => o.Required ? Name(o) : $"[{Name(o)}]"));
        return string.Join(' ', parts);
    }

    private static string Name(Argument argument) => argument.Arity.MinimumNumberOfValues > 0 ? $"<{argument.Name}>" : $"[{argument.Name}]";

    private static string Name(Option option) =>
        option.ValueType == typeof(bool) || option.ValueType == typeof(void) ? option.Name : $"{option.Name} <{option.HelpName ?? "值"}>";

    private static void Columns(TextWriter to, string heading, IEnumerable<(string Name, string? Text)> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0) return;
        var width = all.Max(l => TextWidth.Of(l.Name));
        to.WriteLine();
        to.WriteLine($"{heading}：");
        foreach (var (name, text) in all) to.WriteLine($"  {Terminal.Fit(name, width)}  {text}");
    }

    private sealed class HelpAnswer : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult) => Answer(parseResult.CommandResult.Command);
    }

    private sealed class VersionAnswer : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            Console.Out.WriteLine(VersionVerb.Text);
            return 0;
        }
    }
}
