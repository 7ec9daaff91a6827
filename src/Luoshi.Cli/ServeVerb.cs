using System.CommandLine;
using System.Globalization;
using System.Net;
using Luoshi.Sample;
using Luoshi.Storage;
using Luoshi.Web;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;

namespace Luoshi.Cli;

/// <summary>luoshi serve: the pages, on a port of this machine.</summary>
internal static class ServeVerb
{
    public static Command Command()
    {
        var port = new Option<int>("--port") { Description = "端口；0表示任取一个空闲端口", DefaultValueFactory = _ => 5080 };
        var address = new Option<string>("--address") { Description = "监听的地址；0.0.0.0 让别的电脑也能打开", DefaultValueFactory = _ => "127.0.0.1" };
        var data = new Option<DirectoryInfo?>("--data") { Description = $"数据文件夹；不写则用 {DataFolder.Default}" };
        var db = new Option<string?>("--db") { Description = "PostgreSQL 连接串；不写则用数据文件夹里的内置数据库" };
        var sample = new Option<bool>("--sample") { Description = "用演示数据启动，与自己的数据分开存放" };
        var today = new Option<string?>("--as-of") { Description = "把这一天当作今天，如 2026-10-12" };
        var proxy = new Option<string[]>("--behind-proxy")
        {
            Description = "前面有反向代理（https 由它收发）时写上：按它转来的 X-Forwarded-Proto、X-Forwarded-For 认协议和来访地址。只写选项表示代理在本机；在别的机器上的，后面写它的 IP",
            Arity = ArgumentArity.ZeroOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
        var outside = new Option<string[]>("--allow-host")
        {
            Description = "除企业微信、钉钉、飞书的公网地址和常用邮件端口外，还允许向哪些主机发消息：主机名或主机名:端口，可写几个",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
        proxy.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => !IPAddress.TryParse(t.Value, out _)) is { } wrong) result.AddError($"--behind-proxy 后面要写代理的 IP 地址，“{wrong.Value}”不是。");
        });
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535) result.AddError("端口要在0到65535之间。");
        });
        address.Validators.Add(result =>
        {
            if (!IPAddress.TryParse(result.GetValueOrDefault<string>(), out _)) result.AddError("--address 要写 IP 地址，如 127.0.0.1 或 0.0.0.0。");
        });
        today.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } day && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                result.AddError("--as-of 要写年-月-日，如 2026-10-12。");
        });

        var provider = new ProviderOptions();
        var command = new Command("serve", "在本机启动网页：导入计划、看台账、办事项") { port, address, data, db, sample, today, proxy, outside };
        provider.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(
            new WebHostOptions
            {
                DataFolder = parsed.GetValue(data)?.FullName ?? (parsed.GetValue(sample) ? DataFolder.Sample : DataFolder.Default),
                ConnectionString = parsed.GetValue(db),
                Address = IPAddress.Parse(parsed.GetValue(address)!),
                Port = parsed.GetValue(port),
                Provider = provider.Read(parsed),
                Proxies = parsed.GetResult(proxy) is null ? null : [.. (parsed.GetValue(proxy) ?? []).Select(IPAddress.Parse)],
                OutsideHosts = parsed.GetValue(outside) ?? [],
                Sample = parsed.GetValue(sample) ? SampleSettings.Usual : null,
                Telemetry = Telemetry(),
                Today = parsed.GetValue(today) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            },
            ct));
        return command;
    }

    /// <summary>The standard settings of OpenTelemetry, where they name somewhere to send to.</summary>
    private static Dictionary<string, string?>? Telemetry()
    {
        var settings = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Where(e => e.Key is string name && name.StartsWith("OTEL_", StringComparison.Ordinal))
            .ToDictionary(e => (string)e.Key, e => (string?)e.Value);
        return string.IsNullOrWhiteSpace(settings.GetValueOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT")) ? null : settings;
    }

    private static async Task<int> RunAsync(WebHostOptions options, CancellationToken ct)
    {
        await using var app = WebHost.Build(options);
        try
        {
            if (await WebHost.PrepareAsync(app, ct) is { } refusal)
            {
                await Console.Error.WriteLineAsync($"luoshi：{refusal.Message}");
                return 2;
            }

            await app.StartAsync(ct);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"luoshi：端口 {options.Port} 已被占用。请关掉占用它的程序，或换一个：luoshi serve --port {options.Port + 1}");
            return 2;
        }
        catch (LuoshiDatabaseException e)
        {
            await Console.Error.WriteLineAsync($"luoshi：{e.Message}（{e.Code}）");
            return DatabaseOptions.Unusable;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            await Console.Error.WriteLineAsync($"luoshi：数据文件夹 {options.DataFolder} 用不了：{e.Message} 请检查权限和磁盘，或用 --data 另指一个文件夹。");
            return 2;
        }

        Console.WriteLine($"落实已启动：{app.Urls.First()}");
        Console.WriteLine(options.ConnectionString is null ? $"数据在 {options.DataFolder}" : "数据在所指的 PostgreSQL 数据库");
        if (options.Sample is { } shown) Console.WriteLine($"这是演示数据，登录页列有演示账号；演示的今天是{shown.Today:yyyy年M月d日}。");
        Console.WriteLine("按 Ctrl+C 停止。");
        await Console.Out.FlushAsync(ct); // standard output is buffered, and this verb does not end
        await app.WaitForShutdownAsync(ct);
        return 0;
    }
}
