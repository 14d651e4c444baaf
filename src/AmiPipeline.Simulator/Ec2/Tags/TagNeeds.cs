using AmiPipeline.Simulator.Ec2.Permissions;

namespace AmiPipeline.Simulator.Ec2.Tags;

/// <summary>What CreateTags and DeleteTags need, on each resource that they change.</summary>
internal static class TagNeeds
{
    public static void Change(Ec2Needs needs)
    {
        var tags = TagRules.Read(needs.Parameters);
        foreach (var id in needs.Parameters.List("ResourceId"))
        {
            var resource = needs.Call.Region.AllResources.FirstOrDefault(resource => resource.Id == id);
            needs.On(TypeOf(id), id, ResourceContext.OfAny(needs.Call, resource).With(Ec2Needs.RequestTags(tags)));
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
        var prefix => prefix,
    };
}
