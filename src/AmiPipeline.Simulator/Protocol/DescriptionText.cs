namespace AmiPipeline.Simulator.Protocol;

/// <summary>Descriptions of images, snapshots and security groups: at most 255 characters, ASCII only.</summary>
internal static class DescriptionText
{
    private const int MaxLength = 255;

    /// <summary>The parameter; the empty text if it is left out.</summary>
    public static string Read(ActionParameters parameters, string name = "Description") => Check(parameters.Text(name) ?? "", name);

    /// <summary>The text itself, if EC2 takes it; the texts of the errors are EC2's, as reports quote them of a security group.</summary>
    public static string Check(string text, string name)
    {
        if (text.Length > MaxLength)
        {
            throw new ServiceErrorException("InvalidParameterValue", $"{name} has more than {MaxLength} characters.");
        }

        return text.All(character => character is >= ' ' and <= '~')
            ? text
            : throw new ServiceErrorException("InvalidParameterValue", $"Value ({text}) for parameter {name} is invalid. Character sets beyond ASCII are not supported.");
    }
}
