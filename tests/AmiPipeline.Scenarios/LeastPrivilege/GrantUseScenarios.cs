using System.IO.Enumeration;
using AmiPipeline.Simulator.Logs;
using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Nothing is granted that nothing needs: each permission is used, and without it something fails.</summary>
public sealed class GrantUseScenarios
{
    private const string OfStepFunctions = "Step Functions calls the functions; ServiceRoleScenarios holds it against those that the document names.";
    private const string OfARace = "It gives again what another execution needs that came in between two calls, which no story has: AccountCopyRaceScenarios does.";
    private const string OfFleets = "Step Functions acts for a fleet; ServiceRoleScenarios holds it against the definition.";
    private const string OfPublishing = "Where the stack allows publishing too, as here, the statement of that allows it already.";
    private const string OfEventBridge = "EventBridge sends to the rule's target; ServiceRoleScenarios holds it against that.";

    // What the stories cannot show, with the reason why it is granted all the same.
    private static readonly Dictionary<string, string> NotShown = new(StringComparer.Ordinal)
    {
        ["AttachVolumes UseVolumes kms:DescribeKey"] = "The EBS guide names it for whatever is done with encrypted volumes; of an attachment alone it says less, and so does the simulator.",
        ["AmiPipelineTarget ReadReferences ec2:DescribeLaunchTemplates"] = OfPublishing,
        ["AmiPipelineTarget ReadReferences ec2:DescribeLaunchTemplateVersions"] = OfPublishing,
        ["AmiPipelineTarget LetGo ec2:EnableImageDeprecation"] = OfPublishing,
        ["CleanUp ShareSnapshots ec2:ModifySnapshotAttribute"] = OfARace,
        ["AmiPipeline-StateMachine-us-east-1 Call lambda:InvokeFunction"] = OfStepFunctions,
        ["AmiPipeline-CleanUpStateMachine-us-east-1 Call lambda:InvokeFunction"] = OfStepFunctions,
        ["AmiPipeline-FleetStateMachine-us-east-1 StartExecutions states:StartExecution"] = OfFleets,
        ["AmiPipeline-FleetStateMachine-us-east-1 FollowExecutions states:DescribeExecution"] = OfFleets,
        ["AmiPipeline-FleetStateMachine-us-east-1 FollowExecutions states:StopExecution"] = OfFleets,
        ["AmiPipeline-FleetStateMachine-us-east-1 EndsOfExecutions events:PutTargets"] = OfFleets,
        ["AmiPipeline-FleetStateMachine-us-east-1 EndsOfExecutions events:PutRule"] = OfFleets,
        ["AmiPipeline-FleetStateMachine-us-east-1 EndsOfExecutions events:DescribeRule"] = OfFleets,
        ["AmiPipeline-FleetStateMachine-us-east-1 CountImages states:DescribeMapRun"] = OfFleets,
        ["AmiPipeline-FleetStateMachine-us-east-1 ReadLists s3:GetObject"] = OfFleets,
        ["AmiPipeline-FleetStateMachine-us-east-1 WriteResults s3:PutObject"] = OfFleets,
        ["AmiPipeline-FleetStateMachine-us-east-1 WriteResults s3:GetObject"] = OfFleets,
        ["AmiPipeline-FleetStateMachine-us-east-1 WriteResults s3:ListMultipartUploadParts"] = OfFleets,
        ["AmiPipeline-FleetStateMachine-us-east-1 WriteResults s3:AbortMultipartUpload"] = OfFleets,
        ["AmiPipeline-EndedExecutions-us-east-1 CleanUp states:StartExecution"] = OfEventBridge,
        ["AmiPipeline-ImageEvents-us-east-1 Send events:PutEvents"] = OfEventBridge,
    };

    private static readonly Dictionary<string, string> NotUsed = new(StringComparer.Ordinal)
    {
        ["LaunchInstance RunInstancesSource ec2:RunInstances arn:aws:ec2:us-east-1::snapshot/snap-*"] =
            "The Service Authorization Reference names snapshots for RunInstances without saying whether the image's own are among them; in the simulator they are not.",
        ["PlanImage ReadPublished ssm:GetParameters arn:aws:ssm:us-east-1:111122223333:parameter/images/*"] =
            "Where the guardrails name no parameters for sources, as here, ReadParameters has all of the deployment's Region already.",
    };

    private static readonly Lazy<Task<IReadOnlyDictionary<Grant, GrantUse>>> Users = new(FindUsersAsync);

    private static IEnumerable<Grant> Shown => Grant.All.Where(grant => !ServiceRoles.Statements.ContainsKey(grant.StatementId) && !NotShown.ContainsKey(grant.ToString()));

    [Fact]
    public async Task EveryGrant_IsUsed()
    {
        var users = await Users.Value;

        Lines.AssertNone(Shown.Where(grant => !users.ContainsKey(grant)));
    }

    [Fact]
    public async Task EveryException_IsOne()
    {
        var users = await Users.Value;

        Lines.AssertNone(NotShown.Keys.Except(Grant.All.Select(grant => grant.ToString())));
        Lines.AssertNone(users.Keys.Select(grant => grant.ToString()).Intersect(NotShown.Keys));
    }

    /// <summary>No statement names resources that none of its actions is used on.</summary>
    [Fact]
    public async Task EveryResource_IsUsed()
    {
        var users = await Users.Value;

        var unused = from grant in Shown.Where(users.ContainsKey)
                     from resource in grant.Resources
                     where !IsDeniedHere(grant, resource) && !users[grant].Resources.Any(used => FileSystemName.MatchesSimpleExpression(resource, used, ignoreCase: false))
                     select $"{grant} {resource}";

        Lines.AssertNone(unused.Except(NotUsed.Keys));
        Lines.AssertNone(NotUsed.Keys.Except(unused));
    }

    /// <summary>With one permission less, some story that uses it does not go well.</summary>
    [Fact]
    public async Task EveryGrant_IsMissed()
    {
        var users = await Users.Value;
        var unmissed = new List<string>();
        foreach (var grant in Shown.Where(users.ContainsKey))
        {
            if (!await IsMissedAsync(grant, users[grant].Stories))
            {
                unmissed.Add($"{grant}, in {string.Join(", ", users[grant].Stories)}");
            }
        }

        Lines.AssertNone(unmissed);
    }

    // The Regions that images may be copied to are those of the deployment, whose own Region is one of them. A template does not know it, and denies it instead.
    private static bool IsDeniedHere(Grant grant, string resource) => grant.Role.Function == FunctionNames.CopyImages
        && resource.Split(':') is [_, _, _, Account.Region, ..]
        && grant.Role.Statements.Any(statement => statement["Sid"]!.GetValue<string>() == "OtherRegionsOnly"
            && statement["Condition"]!["StringEquals"]!["aws:RequestedRegion"]!.GetValue<string>() == Account.Region);

    private static async Task<bool> IsMissedAsync(Grant grant, List<IStory> stories)
    {
        foreach (var story in stories)
        {
            var (wentWell, decisions) = await story.RunAsync(role => role.Arn == grant.Role.Arn ? role.Without(grant) : role);
            if (!wentWell && decisions.Any(decision => !decision.IsAllowed))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<IReadOnlyDictionary<Grant, GrantUse>> FindUsersAsync()
    {
        var runs = new List<(IStory Story, IReadOnlyList<Authorization> Decisions)>();
        foreach (var story in Stories.All)
        {
            runs.Add((story, (await Stories.PlayAsync(story)).Decisions));
        }

        // The shortest first: nearly every permission is missed in the first story that is tried without it.
        var users = new Dictionary<Grant, GrantUse>();
        foreach (var (story, decisions) in runs.OrderBy(one => one.Decisions.Count))
        {
            foreach (var decision in decisions.Where(decision => decision.IsAllowed))
            {
                if (GrantOf(decision) is { } grant)
                {
                    users.TryAdd(grant, new GrantUse([], []));
                    users[grant].Add(story, decision.Resource);
                }
            }
        }

        return users;
    }

    private static Grant? GrantOf(Authorization decision) => Grant.All.FirstOrDefault(grant =>
        decision.RoleArn == grant.Role.Arn
        && decision.Statement == $"{grant.Role.Definition.Policies.Keys.Single()}/{grant.StatementId}"
        && decision.ActionPattern == grant.Action);
}
