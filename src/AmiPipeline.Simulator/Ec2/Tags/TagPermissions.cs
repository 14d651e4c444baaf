using AmiPipeline.Simulator.Ec2.Permissions;

namespace AmiPipeline.Simulator.Ec2.Tags;

/// <summary>What CreateTags and DeleteTags need, on each resource that they change.</summary>
internal static class TagPermissions
{
    public static void Change(RequiredPermissions required)
    {
        var tags = TagRules.Read(required.Parameters);
        foreach (var id in required.Parameters.List("ResourceId"))
        {
            var resource = required.Call.Region.AllResources.FirstOrDefault(resource => resource.Id == id);
            required.On(TypeOf(id), id, ResourceContext.Any(required.Call, resource).With(RequiredPermissions.RequestTags(tags)));
        }
    }

    private static string TypeOf(string id) => id.Split('-')[0] switch
    {
        "ami" => "image",
        "snap" => "snapshot",
        "vol" => "volume",
        "i" => "instance",
        "sg" => "security-group",
        "key" => "key-pair",
        "lt" => "launch-template",
        "amiur" => "image-usage-report",
        var prefix => prefix,
    };
}
