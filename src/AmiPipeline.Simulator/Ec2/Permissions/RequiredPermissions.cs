using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Ec2.Permissions;

/// <summary>Collects the permissions that one EC2 call requires; each must be allowed.</summary>
internal sealed class RequiredPermissions(Call call)
{
    /// <summary>Stands in place of the id of what is not there yet, in AWS's own ARNs too (EBS User Guide, "IAM policy examples").</summary>
    public const string New = "*";

    private readonly List<PermissionRequest> _requests = [];
    private readonly List<(string Type, IReadOnlyDictionary<string, string> Tags)> _specifications = ReadTags(call.Parameters.WithoutUseTracking());

    /// <summary>The call.</summary>
    public Call Call { get; } = call;

    /// <summary>The call's parameters, for reading that does not count as the action's.</summary>
    public ActionParameters Parameters { get; } = call.Parameters.WithoutUseTracking();

    public IReadOnlyList<PermissionRequest> Requests => _requests;

    /// <summary>The action on a resource that is there.</summary>
    public void On(string type, string id, RequestContext context, Region? region = null) => Add(Call.Action, type, id, context, region);

    /// <summary>The action on a resource that it makes, with the tags that it gets.</summary>
    public void OnNew(string type, RequestContext? context = null) =>
        Add(Call.Action, type, New, (context ?? new RequestContext()).With(RequestTags(TagsFor(type))));

    /// <summary>The action on no resource in particular.</summary>
    public void OnNothing() => _requests.Add(new PermissionRequest($"ec2:{Call.Action}", "*", Regional()));

    /// <summary>CreateTags, for each type of resource that is tagged while it is made.</summary>
    public void Tagging()
    {
        foreach (var (type, tags) in _specifications)
        {
            Add("CreateTags", type, New, RequestTags(tags).With("ec2:CreateAction", Call.Action));
        }
    }

    /// <summary>Another action that the call requires, on a resource that is there.</summary>
    public void Other(string action, string type, string id, RequestContext context) => Add(action, type, id, context, null);

    /// <summary>An action of another service on a resource that is there.</summary>
    public void OfService(string action, string resource) => _requests.Add(new PermissionRequest(action, resource, new RequestContext()));

    /// <summary>An action that a service of AWS calls for the caller, on no resource in particular.</summary>
    public void CalledVia(string service, string action) => _requests.Add(new PermissionRequest(action, "*", Regional().With("aws:CalledVia", [service])));

    public void PassRole(string roleName) => _requests.Add(new PermissionRequest(
        "iam:PassRole", Call.Caller.Partition.Global("iam", Call.AccountId, $"role/{roleName}"), Regional().With("iam:PassedToService", "ec2.amazonaws.com")));

    /// <summary>What a call offers of the tags it sets.</summary>
    public static RequestContext RequestTags(IReadOnlyDictionary<string, string> tags)
    {
        var context = new RequestContext();
        foreach (var (key, value) in tags)
        {
            context.With("aws:RequestTag/" + key, value);
        }

        return tags.Count == 0 ? context : context.With("aws:TagKeys", [.. tags.Keys]);
    }

    private static List<(string Type, IReadOnlyDictionary<string, string> Tags)> ReadTags(ActionParameters parameters) =>
        [.. parameters.Items("TagSpecification").Select(item => (item.Required("ResourceType"), (IReadOnlyDictionary<string, string>)TagRules.Read(item)))];

    private IReadOnlyDictionary<string, string> TagsFor(string type) =>
        _specifications.Find(specification => specification.Type == type).Tags ?? new Dictionary<string, string>();

    private void Add(string action, string type, string id, RequestContext context, Region? region = null)
    {
        var owner = context.Single("aws:ResourceAccount") ?? Call.AccountId;
        var account = type is "image" or "snapshot" ? "" : owner;
        var complete = Regional().With("aws:ResourceAccount", Call.AccountId);
        complete.WithKnown("aws:ResourceOrgID", Call.Simulation.World.Organizations.GetValueOrDefault(owner));
        _requests.Add(new PermissionRequest(
            $"ec2:{action}", Partition.Arn("ec2", (region ?? Call.Region).Name, account, $"{type}/{id}"), complete.With(context)));
    }

    private RequestContext Regional() => new RequestContext().With("ec2:Region", Call.Region.Name);
}
