using AmiPipeline.Simulator.Iam;
using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Nothing is granted that nothing needs: each permission is used, and without it something fails.</summary>
public sealed class GrantUseScenarios
{
    // What the stories cannot show, with the reason why it is granted all the same.
    private static readonly Dictionary<string, string> NotShown = new(StringComparer.Ordinal)
    {
    };

    private static readonly string[] OfLambdaItself = ["logs:CreateLogStream", "logs:PutLogEvents", "xray:PutTraceSegments", "xray:PutTelemetryRecords"];

    private static readonly Lazy<Task<IReadOnlyDictionary<Grant, Story>>> Users = new(FindUsersAsync);

    private static IEnumerable<Grant> Shown => Grant.All.Where(grant => !OfLambdaItself.Contains(grant.Action) && !NotShown.ContainsKey(grant.ToString()));

    [Fact]
    public async Task EveryGrant_IsUsed()
    {
        var users = await Users.Value;

        Assert.Empty(Shown.Where(grant => !users.ContainsKey(grant)).Select(grant => grant.ToString()));
    }

    [Fact]
    public async Task EveryException_IsOne()
    {
        var users = await Users.Value;

        Assert.Empty(NotShown.Keys.Except(Grant.All.Select(grant => grant.ToString())));
        Assert.Empty(users.Keys.Select(grant => grant.ToString()).Intersect(NotShown.Keys));
    }

    /// <summary>Every story runs under the roles; with one permission less, a story that uses it does not go well.</summary>
    [Fact]
    public async Task EveryGrant_IsMissed()
    {
        var users = await Users.Value;
        var unmissed = new List<string>();
        foreach (var grant in Shown)
        {
            var (wentWell, decisions) = await users[grant].RunAsync(role => role.Function == grant.Function ? role.Without(grant) : role);
            if (wentWell || decisions.All(decision => decision.IsAllowed))
            {
                unmissed.Add($"{grant}, in {users[grant]}");
            }
        }

        Assert.Empty(unmissed);
    }

    // The first story that uses each.
    private static async Task<IReadOnlyDictionary<Grant, Story>> FindUsersAsync()
    {
        var users = new Dictionary<Grant, Story>();
        foreach (var story in Story.All)
        {
            var (_, decisions) = await story.RunAsync();
            foreach (var grant in decisions.Where(decision => decision.IsAllowed).Select(GrantOf).OfType<Grant>())
            {
                users.TryAdd(grant, story);
            }
        }

        return users;
    }

    private static Grant? GrantOf(Authorization decision) => Grant.All.FirstOrDefault(grant =>
        decision.RoleArn == SynthesizedRoles.All.Single(role => role.Function == grant.Function).Arn
        && decision.Statement == $"{grant.Function}/{grant.StatementId}"
        && decision.ActionPattern == grant.Action);
}
