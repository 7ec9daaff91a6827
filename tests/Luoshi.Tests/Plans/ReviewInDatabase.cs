using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Luoshi.Tests.Storage;
using Luoshi.Units;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Luoshi.Tests.Plans;

/// <summary>The hand-made plan as a draft in a database, with what works on it.</summary>
internal sealed class ReviewInDatabase : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private ReviewInDatabase(TestDatabase database, Guid planId)
    {
        _database = database;
        PlanId = planId;
        _services = new ServiceCollection().AddLogging().AddLuoshiStorage(database.Folder, database.Settings.ConnectionString).AddLuoshiPlans().AddLuoshiUnits().BuildServiceProvider();
    }

    public Guid PlanId { get; }

    public static async Task<ReviewInDatabase> CreateAsync(bool postgres, CancellationToken ct)
    {
        var database = await TestDatabase.CreateAsync(postgres);
        return new(database, await DraftOf.WrittenAsync(database, ct));
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public LuoshiDb Open() => _database.Open();

    public async Task<DraftUnderReview> DraftAsync() => (await Get<DraftReview>().FindAsync(PlanId, TestContext.Current.CancellationToken))!;

    /// <summary>The chain holds, and every stored state is what it gives.</summary>
    public async Task HoldsAsync()
    {
        await using var db = Open();
        await foreach (var plan in new LedgerVerifier(db).VerifyAsync(TestContext.Current.CancellationToken)) Assert.Empty(plan.Problems);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
