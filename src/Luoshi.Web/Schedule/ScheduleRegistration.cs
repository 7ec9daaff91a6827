using Luoshi.Storage;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Luoshi.Web.Schedule;

/// <summary>Registers the work behind the pages with its scheduler.</summary>
/// <remarks>
/// Over PostgreSQL the schedule stands in the database and the nodes are a cluster: each turn of a job is taken by one of them, and
/// the work of one that died by another. A file has one process, and its schedule is the same at every start. What must not be
/// done twice is guarded by the work's own rows either way.
/// </remarks>
internal static class ScheduleRegistration
{
    public static IServiceCollection AddSchedule(this IServiceCollection services, DatabaseSettings database, ScheduleTimes times, bool sends) => services
        .AddQuartz("luoshi", quartz =>
        {
            // The sample's clock tells another year; turns go by real time. Only a scheduler with a name keeps its clock to itself.
            quartz.UseTimeProvider(TimeProvider.System);
            quartz.UseDefaultThreadPool(3);
            if (database.IsPostgres)
            {
                quartz.UsePersistentStore(store =>
                {
                    store.UsePostgres(database.ConnectionString!);
                    store.ProvisionSchema();
                    store.UseClustering(cluster =>
                    {
                        cluster.CheckinInterval = times.CheckIn;
                        cluster.CheckinMisfireThreshold = times.CheckIn;
                    });
                });
            }
            else
            {
                quartz.UseInMemoryStore();
            }

            Add<FollowJob>(quartz, "follow", times.Often);
            Add<DayJob>(quartz, "day", times.Seldom);
            if (sends) Add<SendJob>(quartz, "send", times.Often);
        })
        .AddQuartzHostedService(host => host.WaitForJobsToComplete = true);

    private static void Add<T>(IQuartzBuilder quartz, string name, TimeSpan every)
        where T : class, IJob
    {
        quartz.AddJob<T>(job => job.WithIdentity(name).StoreDurably());
        quartz.AddTrigger<T>(trigger => trigger.ForJob(name).WithIdentity(name).StartNow().WithSimpleSchedule(s => s.WithInterval(every).RepeatForever()));
    }
}
