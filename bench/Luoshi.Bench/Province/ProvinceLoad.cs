using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Bench.Province;

/// <summary>Fifty readers and ten writers at a served province: how long each kind of page takes, how many reports are acknowledged.</summary>
/// <remarks>
/// A reader opens the next page a second after the last (think), as people do; a writer sends the next report as soon as the
/// last was acknowledged. Every writer reports for a unit of another plan. Sign-ins and first visits are not counted.
/// </remarks>
internal sealed class ProvinceLoad(string folder, string[] options)
{
    private const int Readers = 50, Writers = 10;

    private static readonly string[] Words = ["疫苗", "家庭医生", "村卫生室", "远程会诊", "编制不足", "慢病管理", "托育", "入户随访", "电子病历", "急救"];

    private readonly DatabaseSettings _settings = new(folder, options.FirstOrDefault(o => o.StartsWith("Host=", StringComparison.OrdinalIgnoreCase)));
    private readonly int _seconds = int.Parse(Option(options, "seconds", "30"), CultureInfo.InvariantCulture);
    private readonly int _port = int.Parse(Option(options, "port", "5390"), CultureInfo.InvariantCulture);
    private readonly double _think = double.Parse(Option(options, "think", "1"), CultureInfo.InvariantCulture);
    private readonly double _pace = double.Parse(Option(options, "pace", "0"), CultureInfo.InvariantCulture);
    private readonly int _readers = int.Parse(Option(options, "readers", $"{Readers}"), CultureInfo.InvariantCulture);
    private readonly int _writers = int.Parse(Option(options, "writers", $"{Writers}"), CultureInfo.InvariantCulture);
    private readonly string _server = Option(options, "server", Path.Combine(BenchFolders.Root, "artifacts", "bin", "Luoshi.Cli", "release", "Luoshi.Cli.dll"));

    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _took = new();
    private readonly ConcurrentDictionary<string, int> _errors = new();
    private readonly ConcurrentDictionary<string, string> _wrong = new();
    private volatile bool _counting;

    public async Task<int> RunAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var word in new[] { _server, "serve", "--data", folder, "--port", $"{_port}" }) start.ArgumentList.Add(word);
        if (_settings.IsPostgres)
        {
            start.ArgumentList.Add("--db");
            start.ArgumentList.Add(_settings.ConnectionString!);
        }

        using var server = Process.Start(start)!;
        try
        {
            await AwaitAsync(server);
            _ = server.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return await MeasureAsync(server);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static async Task AwaitAsync(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains("http", StringComparison.Ordinal)) return;
        throw new InvalidOperationException("The server did not start.");
    }

    private async Task<int> MeasureAsync(Process server)
    {
        var (places, units) = (await PlacesAsync(), await UnitsAsync());
        var readers = new List<(ProvinceUser User, Place Of)>();
        string[] all = ["clerk-1", "clerk-2", "viewer-1", "leader-1"];
        for (var r = 0; r < _readers; r++)
        {
            var name = r < 5 ? all[r % all.Length] : r % 3 == 0 ? $"head-{1 + (r % places.Count)}" : $"reader-{1 + (r % places.Count)}{(r % 2 == 0 ? "b" : "")}";
            var place = places[r % places.Count];
            readers.Add((await ProvinceUser.SignInAsync(_port, name), units.TryGetValue(name, out var own) && await PlaceAsync(own) is { } of ? of : place));
        }

        var writers = new List<ProvinceWriter>();
        for (var w = 0; w < _writers; w++) writers.Add(await ProvinceWriter.StartAsync(await ProvinceUser.SignInAsync(_port, $"writer-{1 + (w % places.Count)}"), places[w % places.Count].Own));

        using var stop = new CancellationTokenSource();
        List<Task> running = [.. readers.Select((r, n) => ReadAsync(r.User, r.Of, new Random(n), stop.Token)), .. writers.Select(w => WriteAsync(w, stop.Token))];
        await Task.Delay(TimeSpan.FromSeconds(Math.Min(10, _seconds)));
        var cpu = server.TotalProcessorTime;
        _counting = true;
        var watch = Stopwatch.StartNew();
        await Task.Delay(TimeSpan.FromSeconds(_seconds));
        _counting = false;
        var seconds = watch.Elapsed.TotalSeconds;
        server.Refresh();
        cpu = server.TotalProcessorTime - cpu;
        await stop.CancelAsync();
        await Task.WhenAll(running);
        foreach (var user in readers.Select(r => r.User).Concat(writers.Select(w => w.User))) user.Dispose();

        await using var db = _settings.Open();
        var (entries, duties) = (await db.Entries.CountAsync(), await db.Duties.CountAsync());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(_settings.IsPostgres ? "PostgreSQL" : "SQLite")}, {entries:N0} entries, {duties:N0} duties; {readers.Count} readers (think {_think} s), {writers.Count} writers{(_pace > 0 ? $" (pace {_pace} s)" : "")}, {seconds:0} s; server {cpu.TotalSeconds / seconds:0.00} cores, {server.WorkingSet64 >> 20} MB"));
        Console.WriteLine($"{"",-28} {"count",7} {"median",8} {"p95",8} {"most",8} errors");
        foreach (var (kind, times) in _took.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var sorted = times.Order().ToList();
            if (sorted.Count > 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind,-28} {sorted.Count,7} {At(sorted, 0.5),6:0} ms {At(sorted, 0.95),5:0} ms {sorted[^1],5:0} ms {_errors.GetValueOrDefault(kind),5}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"acknowledged reports: {(_took.TryGetValue("report", out var reports) ? reports.Count / seconds : 0):0.0} a second"));
        foreach (var (kind, count) in _errors.Where(e => !_took.ContainsKey(e.Key))) Console.WriteLine($"{kind}: {count}");
        foreach (var (kind, first) in _wrong) Console.WriteLine($"first error of {kind}: {first}");
        return 0;
    }

    private static double At(List<double> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];

    private async Task ReadAsync(ProvinceUser user, Place of, Random random, CancellationToken ct)
    {
        var pastDay = $"{ProvinceCommand.RunningYear}-{3 + random.Next(6):00}-{1 + random.Next(28):00}";
        while (!ct.IsCancellationRequested)
        {
            var (kind, address) = random.Next(5) switch
            {
                0 => ("home", "/"),
                1 => ("ledger", $"/plans/{of.Plan}/ledger"),
                2 => ("item", $"/plans/{of.Plan}/items/{of.Items[random.Next(of.Items.Count)]}"),
                3 => ("find", $"/find?q={Uri.EscapeDataString(Words[random.Next(Words.Length)])}"),
                _ => ("unit as of a past day", $"/units/{of.Unit}/work?asof={pastDay}"),
            };
            await TimeAsync(kind + (user.SeesAll ? ", all" : ", own"), HttpStatusCode.OK, $"{user.Name} {address}", async () => (await user.GetAsync(address, ct)).Status, ct);
            await PauseAsync(_think, random, ct);
        }
    }

    private static async Task PauseAsync(double seconds, Random random, CancellationToken ct)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds * (0.5 + random.NextDouble())), ct);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task WriteAsync(ProvinceWriter writer, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            if (_pace > 0) await PauseAsync(_pace, Random.Shared, ct);
            if (!await TimeAsync("report", HttpStatusCode.Found, writer.User.Name, () => writer.ReportAsync(ct), ct) && !ct.IsCancellationRequested) await writer.LookAgainAsync(ct);
        }
    }

    private async Task<bool> TimeAsync(string kind, HttpStatusCode wanted, string whose, Func<Task<HttpStatusCode>> act, CancellationToken ct)
    {
        var watch = Stopwatch.GetTimestamp();
        var counts = _counting;
        HttpStatusCode? said = null;
        try
        {
            said = await act();
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            if (ct.IsCancellationRequested) return false;
        }

        var ok = said == wanted;
        if (!ok && counts && !ct.IsCancellationRequested) _wrong.TryAdd(kind, $"{whose}: {(said is { } status ? (int)status : "no answer")}");

        if (!counts || ct.IsCancellationRequested) return ok;
        if (ok) _took.GetOrAdd(kind, _ => []).Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        else _errors.AddOrUpdate(kind, 1, (_, n) => n + 1);
        return ok;
    }

    private static string Option(string[] options, string name, string usual) =>
        options.FirstOrDefault(o => o.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..] ?? usual;

    private async Task<Dictionary<string, Guid>> UnitsAsync()
    {
        await using var db = _settings.Open();
        return await db.Users.Where(u => u.UnitId != null && (u.UserName!.StartsWith("reader-") || u.UserName.StartsWith("head-"))).ToDictionaryAsync(u => u.UserName!, u => u.UnitId!.Value);
    }

    private async Task<List<Place>> PlacesAsync()
    {
        await using var db = _settings.Open();
        List<Place> places = [];
        for (var n = 1; n <= 12; n++)
        {
            var unit = await db.Users.Where(u => u.UserName == $"writer-{n}").Select(u => u.UnitId!.Value).SingleAsync();
            if (await PlaceAsync(unit) is { } place) places.Add(place);
        }

        return places;
    }

    private async Task<Place?> PlaceAsync(Guid unit)
    {
        await using var db = _settings.Open();
        var own = await db.Duties.Where(d => d.UnitId == unit && d.Status != DutyStatus.Closed && db.Plans.Any(p => p.Id == d.PlanId && p.Status == PlanStatus.InForce)).OrderBy(d => d.Id).Select(d => new { d.Id, d.PlanId }).ToListAsync();
        if (own.Count == 0) return null;
        var plan = own[0].PlanId;
        var items = await db.Items.Where(i => i.PlanId == plan && db.Duties.Any(d => d.ItemId == i.Id && d.UnitId == unit)).Select(i => i.Id).ToListAsync();
        return new(unit, plan, items, [.. own.Where(d => d.PlanId == plan).Select(d => d.Id)]);
    }

    /// <summary>A unit with its plan of the running year, items of that plan in which it has duties, and its own duties.</summary>
    private sealed record Place(Guid Unit, Guid Plan, List<Guid> Items, List<Guid> Own);
}
