using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Units;

/// <summary>Registers what reads and changes the directory.</summary>
public static class UnitRegistration
{
    /// <summary>Adds the directory's queries and use cases; the storage must be there.</summary>
    public static IServiceCollection AddLuoshiUnits(this IServiceCollection services) => services
        .AddSingleton<UnitTreeQuery>()
        .AddSingleton<DirectoryTurn>()
        .AddSingleton<AddUnitHandler>()
        .AddSingleton<ChangeUnitHandler>()
        .AddSingleton<OrderUnitHandler>()
        .AddSingleton<RetireUnitHandler>()
        .AddSingleton<RestoreUnitHandler>()
        .AddSingleton<RemoveUnitHandler>()
        .AddSingleton<MergeUnitsHandler>()
        .AddSingleton<AddAliasHandler>()
        .AddSingleton<DefineGroupHandler>()
        .AddSingleton<SetGroupMemberHandler>()
        .AddSingleton<RetireGroupHandler>()
        .AddSingleton<AddPersonHandler>()
        .AddSingleton<ChangePersonHandler>()
        .AddSingleton<RetirePersonHandler>()
        .AddSingleton<UndoDirectoryChangeHandler>()
        .AddSingleton<DirectoryJournalQuery>()
        .AddSingleton<UnitListQuery>()
        .AddSingleton<UnitPageQuery>()
        .AddSingleton<DirectoryWorkbookQuery>()
        .AddSingleton<ImportDirectoryHandler>();
}
