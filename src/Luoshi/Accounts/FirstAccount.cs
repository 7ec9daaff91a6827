using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Accounts;

/// <summary>The first start: an empty installation gets its administrator, once.</summary>
public sealed record SetUpFirstAccount(string DisplayName, string UserName, string Password)
{
    /// <summary>Someone was first.</summary>
    public sealed record AlreadySetUp() : Refusal("AC001", "管理员已经设置过了，请直接登录。");

    /// <summary>A field is empty or not allowed.</summary>
    public sealed record NotAllowed(string Problem) : Refusal("AC002", Problem);
}

/// <summary>Makes the roles and the administrator in one transaction.</summary>
/// <remarks>The names of the roles are unique, so of two who do this at once the second finds them there and is refused.</remarks>
public sealed class SetUpFirstAccountHandler(LuoshiDb db, UserManager<Account> accounts, TimeProvider clock)
{
    public Task<bool> IsDoneAsync(CancellationToken ct) => db.Users.AnyAsync(ct);

    public async Task<Result<Account>> HandleAsync(SetUpFirstAccount command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (string.IsNullOrWhiteSpace(command.DisplayName)) return new SetUpFirstAccount.NotAllowed("请填写姓名。");
        if (await IsDoneAsync(ct)) return new SetUpFirstAccount.AlreadySetUp();

        var account = new Account { Id = Guid.CreateVersion7(), DisplayName = command.DisplayName.Trim(), UserName = command.UserName.Trim() };
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            if (await IsDoneAsync(ct)) return new SetUpFirstAccount.AlreadySetUp();

            db.Roles.AddRange(Roles.All.Select(r => new IdentityRole<Guid>(r) { Id = Guid.CreateVersion7(), NormalizedName = accounts.NormalizeName(r) }));
            await db.SaveChangesAsync(ct);

            var made = await accounts.CreateAsync(account, command.Password);
            if (made.Succeeded) made = await accounts.AddToRoleAsync(account, Roles.Administrator);
            if (!made.Succeeded) return new SetUpFirstAccount.NotAllowed(string.Concat(made.Errors.Select(e => e.Description)));

            db.AccountActs.Add(AccountTurn.Act(account.Id, 1, new(AccountActKind.Created, [new("角色", "", Roles.Chinese(Roles.Administrator))], "首次启动时设置"), Actor.System, clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return account;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await IsDoneAsync(ct)) return new SetUpFirstAccount.AlreadySetUp();
            throw;
        }
    }
}
