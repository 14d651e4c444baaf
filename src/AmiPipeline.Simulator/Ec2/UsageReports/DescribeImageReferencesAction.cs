namespace AmiPipeline.Simulator.Ec2.UsageReports;

/// <summary>DescribeImageReferences: what of the caller's own, in the Region, refers to images, whoever owns them. Recipes of Image Builder are not modelled: there are none.</summary>
internal sealed class DescribeImageReferencesAction : IEc2Action
{
    private const int MaxImages = 10;

    public string Name => "DescribeImageReferences";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var images = call.Parameters.List("ImageId");
        var types = ImageReferenceQuery.Types(call.Parameters);
        var states = ImageReferenceQuery.States(call.Parameters);
        var depth = ImageReferenceQuery.Depth(call.Parameters);
        var page = Page.Read(call.Parameters, 1);
        if (images.Count is 0 or > MaxImages)
        {
            throw images.Count == 0
                ? new ServiceErrorException("MissingParameter", "The request must contain the parameter ImageId")
                : new ServiceErrorException("InvalidParameterValue", $"The request names {images.Count} images; at most {MaxImages} are allowed.");
        }

        call.Ready();
        var found = (from image in images.Distinct()
                     from type in types
                     from arn in Find(call, image, type, states, depth)
                     select (Image: image, Type: type, Arn: arn)).ToList();
        answer.List("imageReferenceSet", page.Of(found, answer), reference =>
        {
            answer.Element("imageId", reference.Image);
            answer.Element("resourceType", reference.Type);
            answer.Element("arn", reference.Arn);
        });
    }

    private static IEnumerable<string> Find(Call call, string imageId, string type, IReadOnlyList<string> states, int depth) => type switch
    {
        ImageReferenceQuery.Instances => call.Region.Instances.Values
            .Where(instance => instance.OwnerId == call.AccountId && instance.ImageId == imageId && states.Contains(instance.State))
            .Select(instance => Arn(call, $"instance/{instance.Id}")),
        ImageReferenceQuery.LaunchTemplates => call.Region.LaunchTemplates.Values
            .Where(template => template.OwnerId == call.AccountId && template.Versions.TakeLast(depth).Any(version => version.Data.GetValueOrDefault("ImageId") == imageId))
            .Select(template => Arn(call, $"launch-template/{template.Id}")),
        ImageReferenceQuery.Parameters => call.Settings.Parameters.Values
            .Where(parameter => parameter.Current.Value == imageId)
            .Select(parameter => parameter.ArnIn(call.Region.Name, call.AccountId)),
        _ => [],
    };

    private static string Arn(Call call, string resource) => Partition.Arn("ec2", call.Region.Name, call.AccountId, resource);
}
