using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Tests.Ledger;
using Luoshi.Tests.Storage;
using Xunit;

namespace Luoshi.Tests.Progress;

/// <summary>The light of a past day is the same for ever, whatever is written later.</summary>
public sealed class LightAsOfTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_PastDay_StaysWhateverIsWrittenLater()
    {
        await using var test = await TestDatabase.CreateAsync(postgres: false);
        for (var seed = 0; seed < 3; seed++)
        {
            await using var db = test.Open();
            var random = new Random(20260806 + seed);
            var (plan, items) = await SamplePlan.WriteAsync(db);
            var duties = new List<Guid>();
            var known = new Dictionary<DateOnly, string>();
            var version = 1L + items.Count;
            var at = SamplePlan.Start;
            for (var step = 0; step < 40; step++)
            {
                var today = LedgerDay.Of(at);
                foreach (var _ in Enumerable.Range(0, 4)) version = await AppendAsync(db, plan, version, random, items, duties, at);
                var now = await new LedgerReader(db).AsOfAsync(plan, today, Ct);

                // The stored states say the same as the fold.
                var stored = await new PlanOnDay(db, new LedgerReader(db), new At(at)).AskAsync(plan, today, Scope.All, Ct);
                Assert.Equal(Lights(now!, today), Lights(stored!, today));
                known[today] = Lights(now!, today);
                at = at.AddDays(random.Next(1, 12));
            }

            Assert.True(known.Values.Distinct().Count() > 20, "The entries hardly change a light.");
            foreach (var (day, lights) in known)
            {
                var again = await new LedgerReader(db).AsOfAsync(plan, day, Ct);
                Assert.Equal(lights, Lights(again!, day));
            }
        }
    }

    [Fact]
    public async Task Of_EveryLight_StandsOnEntriesOfItsItemWrittenByThen()
    {
        await using var test = await TestDatabase.CreateAsync(postgres: false);
        await using var db = test.Open();
        var random = new Random(4);
        var (plan, items) = await SamplePlan.WriteAsync(db);
        var duties = new List<Guid>();
        var version = 1L + items.Count;
        var at = SamplePlan.Start;
        for (var step = 0; step < 300; step++)
        {
            version = await AppendAsync(db, plan, version, random, items, duties, at);
            at = at.AddHours(random.Next(60));
        }

        var entries = await new LedgerReader(db).OfPlanAsync(plan, ct: Ct);
        for (var day = LedgerDay.Of(SamplePlan.Start); day <= LedgerDay.Of(at); day = day.AddDays(7))
        {
            foreach (var lit in LightRule.Of(PlanLedger.AsOf(entries, day)!, day))
            {
                foreach (var (light, duty) in lit.Duties.Select(d => (d.Light, (Guid?)d.State.Id)).Append((lit.Light, null)))
                {
                    Assert.InRange(light.Reason.Length, 1, Light.LongestReason);
                    Assert.EndsWith("。", light.Sentence, StringComparison.Ordinal);
                    Assert.NotEmpty(light.Because);
                    Assert.All(light.Because, sequence =>
                    {
                        var entry = entries.Single(e => e.Sequence == sequence);
                        Assert.Equal(lit.State.Id, entry.ItemId);
                        Assert.True(LedgerDay.Of(entry.At) <= day);
                        if (duty is not null && entry.DutyId is not null) Assert.Equal(duty, entry.DutyId);
                    });
                }
            }
        }
    }

    private static async Task<long> AppendAsync(LuoshiDb db, Guid plan, long version, Random random, IReadOnlyList<Guid> items, List<Guid> duties, DateTimeOffset at)
    {
        var entry = RandomEntry.Next(random, items, duties);
        if (random.Next(3) == 0 && entry.Facts is Dispatched dispatched)
            entry = entry with { Facts = dispatched with { Owed = [.. Enumerable.Range(1, 11).Select(m => new DateOnly(2025, m, 25))] } };
        if (entry.Facts is Reported reported)
            entry = entry with { Facts = reported with { For = random.Next(2) == 0 ? null : new DateOnly(2025, random.Next(1, 12), 25), View = UnitView.Smooth } };
        var written = await new LedgerWriter(db).WriteAsync(plan, version, [entry], SamplePlan.Clerk, at, Ct);
        Assert.True(written.Ok);
        return version + 1;
    }

    private static string Lights(PlanLedger plan, DateOnly day) =>
        string.Join('\n', LightRule.Of(plan, day).SelectMany(i => i.Duties.Select(d => d.Light).Append(i.Light)).Select(l => $"{l.Color} {l.Rule} {l.Reason} {l.Sentence} {string.Join(',', l.Because)}"));

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
