using System.Globalization;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>EnableImageDeprecation and DisableImageDeprecation: the minute from which only the owner, and who knows its id, see an image.</summary>
internal sealed class SetImageDeprecationAction(bool enables) : IEc2Action
{
    private const int MaxYears = 10;
    private const int MaxYearsOfPublicImage = 2;

    public string Name => enables ? "EnableImageDeprecation" : "DisableImageDeprecation";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var image = ImageLookup.Owned(call, call.Parameters.Required("ImageId"));
        DateTimeOffset? deprecationTime = enables ? ReadTime(call, image) : null;
        call.Ready();

        image.DeprecationTime = deprecationTime;
        answer.Element("return", true);
    }

    private static DateTimeOffset ReadTime(Call call, Image image)
    {
        var text = call.Parameters.Required("DeprecateAt");
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            throw Invalid($"Value ({text}) for parameter DeprecateAt is invalid. Expected: a time such as 2030-01-02T03:04:05Z.");
        }

        if (time < call.Now)
        {
            throw Invalid($"DeprecateAt is {text}, which is in the past.");
        }

        var latest = image.IsPublic ? image.CreationDate.AddYears(MaxYearsOfPublicImage) : call.Now.AddYears(MaxYears);
        return time <= latest
            ? ToNearestMinute(time)
            : throw Invalid($"DeprecateAt is {text}, which is after {latest:yyyy-MM-dd'T'HH:mm:ss'Z'}, the latest for this image.");
    }

    private static DateTimeOffset ToNearestMinute(DateTimeOffset time)
    {
        var ticks = (time.UtcTicks + (TimeSpan.TicksPerMinute / 2)) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute;
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static ServiceErrorException Invalid(string message) => new("InvalidParameterValue", message);
}
